// needs: socket_of
static long queued(int actor, int fd)
{
    return socket_of(actor, fd).receive;
}
