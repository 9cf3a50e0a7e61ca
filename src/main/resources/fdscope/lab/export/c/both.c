static int both(int ret, const int ends[2], int *a, int *b)
{
    if (ret == 0)
        *a = ends[0], *b = ends[1];
    return ret;
}
