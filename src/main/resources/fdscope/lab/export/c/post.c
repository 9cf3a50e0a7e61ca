#include <fcntl.h>
/* How the second end of a pair gets to its actor: a socket that all have, at numbers out of the way. */
enum { POST = 1000 };

static void open_post(void)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == -1)
        stop("no socket pair can be made");
    for (int i = 0; i < 2; i++) {
        dup2(ends[i], POST + i);
        fcntl(POST + i, F_SETFD, FD_CLOEXEC);
        close(ends[i]);
    }
}

static void post(int fd)
{
    char room[CMSG_SPACE(sizeof fd)] = {0}, byte = 0;
    struct iovec data = {&byte, 1};
    struct msghdr m = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room};
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    *c = (struct cmsghdr){.cmsg_len = CMSG_LEN(sizeof fd), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(c), &fd, sizeof fd);
    gave(sendmsg(POST, &m, 0));
    close(fd);
}

static int collect(void)
{
    char room[CMSG_SPACE(sizeof(int))], byte;
    struct iovec data = {&byte, 1};
    struct msghdr m = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room};
    int fd = -1;
    if (gave(recvmsg(POST + 1, &m, 0)) == 1)
        memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&m)), sizeof fd);
    return fd;
}

/* The maker keeps one end; the other one is kept too, or given away. */
static void hand(const int ends[2], int *own, int *given, int away)
{
    *own = ends[0];
    if (away)
        post(ends[1]);
    else
        *given = ends[1];
}
