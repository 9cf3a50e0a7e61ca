// needs: packed
static struct bytes u16(long n)
{
    return packed(n, 2);
}
