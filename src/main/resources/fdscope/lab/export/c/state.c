// needs: socket_of bytes
static struct bytes state(int actor, int fd)
{
    long state = socket_of(actor, fd).state;
    return state == 1 ? B("connected") : state == 10 ? B("listening") : B("unconnected");
}
