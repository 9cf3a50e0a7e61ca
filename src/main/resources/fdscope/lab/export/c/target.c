// needs: fd_path bytes
static struct bytes target(int actor, int fd)
{
    static char text[4096];
    ssize_t n = readlink(fd_path(actor, "fd", fd), text, sizeof text);
    return (struct bytes){text, n > 0 ? n : 0};
}
