// needs: took note_name
#include <stdint.h>
/* recvmsg() with a control buffer of so many bytes; notes what the control messages say. */
static long receive_message(struct received *r, int fd, long size, long room, int flags)
{
    struct sockaddr_un from = {0};
    struct iovec buffer = {r->data, size};
    struct msghdr m = {.msg_name = &from, .msg_namelen = sizeof from, .msg_iov = &buffer, .msg_iovlen = 1,
                       .msg_control = room ? r->control : NULL, .msg_controllen = room};
    long ret = took(r, recvmsg(fd, &m, flags), size);
    if (ret < 0)
        return ret;
    note_name(r, &from, m.msg_namelen);
    r->flags = m.msg_flags;
    r->controllen = m.msg_controllen;
    r->nfds = r->cmsgs = r->cmsg_len = 0;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
        int *numbers = (int *)CMSG_DATA(c);
        if (r->cmsgs++ == 0)
            r->cmsg_len = c->cmsg_len;
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            int came = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            memcpy(r->fds + r->nfds, numbers, came * sizeof(int));
            r->nfds += came;
        } else if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_CREDENTIALS) {
            r->pid = numbers[0], r->uid = (unsigned)numbers[1], r->gid = (unsigned)numbers[2];
        } else if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == 4) { /* SCM_PIDFD */
            r->pidfd = numbers[0];
        } else if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == 84) { /* SCM_INQ */
            r->inq = numbers[0];
        }
    }
    return ret;
}
