// needs: sock_diag
static long queued(int actor, int fd)
{
    return socket_of(actor, fd).receive;
}
