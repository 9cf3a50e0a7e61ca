// needs: asleep
/* A step that may block: it is over when the call sleeps, or has returned. */
static int starts(int actor, const char *text)
{
    int mine = turn(actor, text, 0);
    if (me == DIRECTOR) {
        for (int i = 0; i < 5000 && !returned(actor) && !asleep(actor) && !died(actor); i++)
            usleep(1000);
        printf("%-60s %s\n", text, returned(actor) ? "has returned" : "sleeps");
    }
    return mine;
}
