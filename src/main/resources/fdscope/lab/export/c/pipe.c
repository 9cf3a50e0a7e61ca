// needs: post does
static void pipe_between(int reader, int *r, int writer, int *w, const char *text)
{
    if (does(reader, text)) {
        int ends[2];
        if (gave(pipe(ends)) == 0)
            hand(ends, r, w, reader != writer);
    }
    if (reader != writer && does(writer, "    the other end"))
        *w = collect();
}
