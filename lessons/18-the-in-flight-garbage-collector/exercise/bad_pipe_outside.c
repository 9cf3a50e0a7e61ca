// expect: there is not exactly one descriptor
/* Makes a ring of sockets that lie in each other's queues, and one reference from outside. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { MOST = 8 };

/* One message: a byte, and so many descriptors. It lies in the queue of the socket at the other end. */
static int put(int through, const int *fds, int count)
{
    char byte = 'x';
    struct iovec data = {&byte, 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(2 * sizeof(int))];
    } room = {0};
    struct msghdr msg = {
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = room.bytes,
        .msg_controllen = CMSG_SPACE(count * sizeof(int)),
    };
    struct cmsghdr *c = CMSG_FIRSTHDR(&msg);

    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(c), fds, count * sizeof(int));
    return sendmsg(through, &msg, 0) < 0 ? -1 : 0;
}

int main(int argc, char **argv)
{
    int n = argc > 2 ? atoi(argv[1]) : 0;
    int k = argc > 2 ? atoi(argv[2]) : 0;
    int ends[MOST][2]; /* what is sent through ends[i][0] lies in the queue of ends[i][1] */

    if (n < 1 || n > MOST || k < 0 || k >= n) {
        return 1;
    }
    for (int i = 0; i < n; i++) {
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends[i]) < 0) {
            return 1;
        }
    }
    for (int i = 0; i < n; i++) {
        int fds[2] = {ends[(i + n - 1) % n][1], 4};
        if (put(ends[i][0], fds, 1) < 0) {
            return 1;
        }
    }
    /* Out of the queue of the other end of 3 somebody can receive it: the ring is no garbage. */
    int out[2] = {ends[k][1], 4};
    return put(3, out, 2) < 0 ? 1 : 0;
}
