// expect: MSG_CTRUNC says so, and the answer is n
/* Answers each message from the socket 3: "y" with its descriptors if all that were agreed on have come, else "n". */
#define _GNU_SOURCE
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 253 };

/* One message: 1 and the descriptors that were agreed on, or 0 and those that have come instead, or -1 at the end. */
static int recv_fds(int sock, int fds[MOST], int *n)
{
    unsigned char agreed;
    struct iovec data = {.iov_base = &agreed, .iov_len = 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(MOST * sizeof(int)) + CMSG_SPACE(sizeof(struct ucred))];
    } room;
    struct msghdr msg = {
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = &room,
        .msg_controllen = sizeof room,
    };

    *n = 0;
    if (recvmsg(sock, &msg, MSG_CMSG_CLOEXEC) <= 0) {
        return -1;
    }
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&msg); c != NULL; c = CMSG_NXTHDR(&msg, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            size_t size = c->cmsg_len - CMSG_LEN(0);
            memcpy(fds + *n, CMSG_DATA(c), size);
            *n += size / sizeof(int);
        }
    }
    return *n == agreed;
}

static int answer(int sock, char byte, const int *fds, int n)
{
    struct iovec data = {.iov_base = &byte, .iov_len = 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(MOST * sizeof(int))];
    } room = {0};
    struct msghdr msg = {.msg_iov = &data, .msg_iovlen = 1};

    if (n > 0) {
        room.header.cmsg_level = SOL_SOCKET;
        room.header.cmsg_type = SCM_RIGHTS;
        room.header.cmsg_len = CMSG_LEN(n * sizeof(int));
        memcpy(CMSG_DATA(&room.header), fds, n * sizeof(int));
        msg.msg_control = &room;
        msg.msg_controllen = CMSG_SPACE(n * sizeof(int));
    }
    return sendmsg(sock, &msg, MSG_NOSIGNAL) < 0 ? -1 : 0;
}

int main(void)
{
    int fds[MOST];
    int n;
    int good;

    while ((good = recv_fds(3, fds, &n)) >= 0) {
        if (answer(3, good ? 'y' : 'n', fds, good ? n : 0) < 0) {
            return 1;
        }
        while (n > 0) {
            close(fds[--n]);
        }
    }
    return 0;
}
