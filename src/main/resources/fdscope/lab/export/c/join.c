// needs: bytes
static struct bytes join(struct bytes a, struct bytes b)
{
    char *both = calloc(a.n + b.n + 1, 1);
    if (!both)
        stop("no memory");
    memcpy(both, a.p, a.n);
    memcpy(both + a.n, b.p, b.n);
    return (struct bytes){both, a.n + b.n};
}
