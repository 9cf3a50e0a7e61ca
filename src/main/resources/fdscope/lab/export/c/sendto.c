// needs: address
static long send_to(int fd, struct bytes data, struct bytes name, int flags)
{
    struct sockaddr_un a;
    socklen_t n = address(&a, name, 0);
    return sendto(fd, data.p, data.n, flags, (struct sockaddr *)&a, n);
}
