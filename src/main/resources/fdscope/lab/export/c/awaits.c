/* The call that was started has returned. */
static void awaits(int actor, const char *text, int must)
{
    over();
    if (me == DIRECTOR) {
        wait_for(actor);
        tell(actor, text);
        if (must && last.error)
            stop("that was to succeed");
    }
}
