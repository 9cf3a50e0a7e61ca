// needs: took
static long receive(struct received *r, int fd, long size, int flags)
{
    return took(r, recv(fd, r->data, size, flags), size);
}
