static void note(const char *text)
{
    over();
    if (me == DIRECTOR)
        printf("-- %s\n", text);
}
