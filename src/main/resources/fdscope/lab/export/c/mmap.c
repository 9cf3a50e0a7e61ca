// needs: mapping_type
static int map(struct mapping *to, int fd, long size, int prot, int flags, long offset)
{
    char *p = mmap(NULL, size, prot, flags, fd, offset);
    if (p == MAP_FAILED)
        return -1;
    *to = (struct mapping){p, size};
    return 0;
}
