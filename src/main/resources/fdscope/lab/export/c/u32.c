// needs: packed
static struct bytes u32(long n)
{
    return packed(n, 4);
}
