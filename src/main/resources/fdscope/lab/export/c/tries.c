/* A step whose outcome the next line looks at. */
static int tries(int actor, const char *text)
{
    return turn(actor, text, 1);
}
