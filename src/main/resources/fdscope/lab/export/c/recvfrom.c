// needs: took note_name
static long receive_from(struct received *r, int fd, long size, int flags)
{
    struct sockaddr_un from = {0};
    socklen_t n = sizeof from;
    long ret = took(r, recvfrom(fd, r->data, size, flags, (struct sockaddr *)&from, &n), size);
    note_name(r, &from, n);
    return ret;
}
