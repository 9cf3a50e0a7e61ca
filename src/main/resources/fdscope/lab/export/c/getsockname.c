// needs: note_name
static long getsockname_to(struct received *r, int fd)
{
    struct { struct sockaddr_un a; char more[8]; } room = {0};
    socklen_t n = sizeof room;
    int ret = getsockname(fd, (struct sockaddr *)&room, &n);
    note_name(r, &room.a, n);
    memcpy(r->data, r->name, r->namelen);
    r->size = r->namelen;
    return ret;
}
