// expect: open above 3 when yours was started
/* Receives a connection and a mailbox, passes on what waits there, and becomes the program of its arguments. */
#define _GNU_SOURCE
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

    /* Asked of this call alone: the flag O_NONBLOCK would be set for everybody who has the mailbox. */
    ssize_t n = recv(fds[1], mail, sizeof mail, MSG_DONTWAIT);
    if (n > 0 && send(fds[0], mail, n, MSG_NOSIGNAL) < 0) {
        return 1;
    }

    /* What dup2() makes is not close-on-exec. */
    dup2(fds[0], 0);
    dup2(fds[0], 1);
    for (int fd = 3; fd < 16; fd++) {
        close(fd);
    }
    execv(argv[1], argv + 1);
    perror(argv[1]);
    return 1;
}
