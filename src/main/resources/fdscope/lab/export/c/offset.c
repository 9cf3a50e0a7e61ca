// needs: fdinfo
static long offset(int actor, int fd)
{
    return fdinfo(actor, fd, "pos:", 10);
}
