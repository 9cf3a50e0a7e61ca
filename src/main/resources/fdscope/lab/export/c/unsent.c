// needs: socket_of
static long unsent(int actor, int fd)
{
    return socket_of(actor, fd).send;
}
