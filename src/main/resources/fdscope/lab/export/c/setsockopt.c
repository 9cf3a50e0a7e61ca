static int set_option(int fd, int which, int value)
{
    return setsockopt(fd, SOL_SOCKET, which, &value, sizeof value);
}
