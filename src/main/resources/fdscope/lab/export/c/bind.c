// needs: address
static int bind_to(int fd, struct bytes name, int size)
{
    struct { struct sockaddr_un a; char more[8]; } room = {0};
    socklen_t n = address(&room.a, name, size);
    return bind(fd, (struct sockaddr *)&room, n);
}
