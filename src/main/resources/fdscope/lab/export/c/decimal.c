// needs: bytes
static struct bytes decimal(long n)
{
    char *text = malloc(24);
    if (!text)
        stop("no memory");
    return (struct bytes){text, snprintf(text, 24, "%ld", n)};
}
