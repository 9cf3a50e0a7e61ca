// needs: packed
static struct bytes u64(long n)
{
    return packed(n, 8);
}
