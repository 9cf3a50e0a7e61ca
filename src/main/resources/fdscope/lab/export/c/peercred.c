// needs: peercred_type
static long peer_credentials(struct credentials *c, int fd)
{
    struct ucred u = {0};
    socklen_t size = sizeof u;
    int ret = getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &u, &size);
    *c = (struct credentials){u.pid, u.uid, u.gid};
    return ret == -1 ? -1 : u.pid;
}
