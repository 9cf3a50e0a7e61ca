// needs: bytes
static struct bytes times(struct bytes one, long count)
{
    char *all = calloc(one.n * count + 1, 1);
    if (!all)
        stop("no memory");
    for (long i = 0; i < count; i++)
        memcpy(all + i * one.n, one.p, one.n);
    return (struct bytes){all, one.n * count};
}
