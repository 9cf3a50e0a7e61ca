static long option(int fd, int which)
{
    int value = 0;
    socklen_t size = sizeof value;
    return getsockopt(fd, SOL_SOCKET, which, &value, &size) == -1 ? -1 : value;
}
