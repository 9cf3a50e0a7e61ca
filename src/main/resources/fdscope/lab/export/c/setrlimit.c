/* The soft limit. */
static int limit(int what, long n)
{
    struct rlimit r;
    if (getrlimit(what, &r) == -1)
        return -1;
    r.rlim_cur = n;
    return setrlimit(what, &r);
}
