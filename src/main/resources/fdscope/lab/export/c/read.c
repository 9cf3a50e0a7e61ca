// needs: took
static long read_to(struct received *r, int fd, long size)
{
    return took(r, read(fd, r->data, size), size);
}
