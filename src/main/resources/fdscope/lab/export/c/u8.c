// needs: packed
static struct bytes u8(long n)
{
    return packed(n, 1);
}
