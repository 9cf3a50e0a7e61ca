/* A step that must succeed. */
static int does(int actor, const char *text)
{
    int mine = turn(actor, text, 1);
    if (me == DIRECTOR && (last.error || dead[actor]))
        stop("that was to succeed");
    return mine;
}
