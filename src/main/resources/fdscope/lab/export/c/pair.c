// needs: post does
static void pair(int a, int *own, int b, int *given, int type, const char *text)
{
    if (does(a, text)) {
        int ends[2];
        if (gave(socketpair(AF_UNIX, type, 0, ends)) == 0)
            hand(ends, own, given, a != b);
    }
    if (a != b && does(b, "    the other end"))
        *given = collect();
}
