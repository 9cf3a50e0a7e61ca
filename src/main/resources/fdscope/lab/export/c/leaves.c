/* The actor ends by itself. */
static int leaves(int actor, const char *text)
{
    int mine = turn(actor, text, 0);
    if (me == DIRECTOR) {
        while (!died(actor))
            usleep(1000);
        tell(actor, text);
    }
    return mine;
}
