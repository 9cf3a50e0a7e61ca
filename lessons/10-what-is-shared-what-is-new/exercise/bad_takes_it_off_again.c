// expect: taking it off later is too late
/* Receives a connection and a mailbox, passes on what waits there, and becomes the program of its arguments. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char byte;
    struct iovec data = {&byte, 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(2 * sizeof(int))];
    } room;
    struct msghdr msg = {
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = room.bytes,
        .msg_controllen = sizeof room.bytes,
    };
    int fds[2];
    char mail[256];

    if (argc < 2 || recvmsg(3, &msg, MSG_CMSG_CLOEXEC) < 0) {
        return 1;
    }
    struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
    if (c == NULL || c->cmsg_len != CMSG_LEN(sizeof fds)) {
        return 1;
    }
    memcpy(fds, CMSG_DATA(c), sizeof fds);

    int was = fcntl(fds[1], F_GETFL);
    fcntl(fds[1], F_SETFL, was | O_NONBLOCK);
    ssize_t n = recv(fds[1], mail, sizeof mail, 0);
    if (n > 0 && send(fds[0], mail, n, MSG_NOSIGNAL) < 0) {
        return 1;
    }

    fcntl(fds[1], F_SETFL, was);
    /* What dup2() makes is not close-on-exec. */
    dup2(fds[0], 0);
    dup2(fds[0], 1);
    /* What came is close-on-exec; what was here before may be not. */
    if (close_range(3, ~0U, 0) < 0) {
        return 1;
    }
    execv(argv[1], argv + 1);
    perror(argv[1]);
    return 1;
}
