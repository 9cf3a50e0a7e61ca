/* A line of the director: something is looked at. */
static int looks(const char *text)
{
    over();
    if (me == DIRECTOR)
        printf("%-60s ", text);
    return me == DIRECTOR;
}
