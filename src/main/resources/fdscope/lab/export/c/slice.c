// needs: bytes
static struct bytes slice(struct bytes all, long from, long to)
{
    if (from < 0 || to < from || (size_t)to > all.n)
        stop("a slice is outside of its bytes");
    return (struct bytes){all.p + from, to - from};
}
