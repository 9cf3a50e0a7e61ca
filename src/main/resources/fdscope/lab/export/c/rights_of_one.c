// needs: cmsg
/* A control message with one descriptor many times. */
static struct bytes rights_of_one(int fd, int count)
{
    static int fds[1024];
    for (int i = 0; i < count && i < 1024; i++)
        fds[i] = fd;
    return cmsg(CMSG_LEN(count * sizeof(int)), SOL_SOCKET, SCM_RIGHTS, (struct bytes){(char *)fds, count * sizeof(int)});
}
