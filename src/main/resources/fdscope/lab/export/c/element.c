static int element(const int *fds, int count, long at)
{
    if (at < 0 || at >= count)
        stop("so many descriptors have not come");
    return fds[at];
}
