// needs: sock_diag inode
static struct seen socket_of(int actor, int fd)
{
    struct seen seen = {0};
    if (!look_up(inode(actor, fd), &seen))
        stop("sock_diag has no row for a socket");
    return seen;
}
