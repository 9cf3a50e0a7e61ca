// needs: bytes
/* A number in the order of this machine, which here is little-endian. */
static struct bytes packed(long n, int size)
{
    char *p = malloc(sizeof n);
    if (!p)
        stop("no memory");
    memcpy(p, &n, sizeof n);
    return (struct bytes){p, size};
}
