// needs: socket_of
static long peer(int actor, int fd)
{
    return socket_of(actor, fd).peer;
}
