/* Serves one caller after the other, at a listener that it was given or made, and hands it on. */
#define _GNU_SOURCE /* accept4 */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* How many descriptors were meant for this process. */
static int given(void)
{
    const char *pid = getenv("LISTEN_PID");
    const char *fds = getenv("LISTEN_FDS");

    if (pid == NULL || fds == NULL || atol(pid) != getpid()) {
        return 0;
    }
    int count = atoi(fds);
    for (int fd = 3; fd < 3 + count; fd++) {
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    }
    return count;
}

static int own_listener(void)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "s.sock"};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    unlink(name.sun_path);
    if (fd < 0 || bind(fd, (struct sockaddr *)&name, sizeof name) < 0 || listen(fd, 16) < 0) {
        perror(name.sun_path);
        return -1;
    }
    return fd;
}

static void serve(int listener)
{
    char data[64];
    int caller = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    ssize_t n = recv(caller, data, sizeof data, 0);

    if (n > 0) {
        send(caller, data, n, MSG_NOSIGNAL);
    }
    close(caller);
}

static int hand_on(int listener)
{
    char byte = 'l';
    struct iovec data = {&byte, 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } room = {0};
    struct msghdr msg = {
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = room.bytes,
        .msg_controllen = sizeof room,
    };
    struct cmsghdr *c = CMSG_FIRSTHDR(&msg);

    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof listener);
    memcpy(CMSG_DATA(c), &listener, sizeof listener);
    return sendmsg(4, &msg, 0) < 0 ? 1 : 0;
}

int main(void)
{
    int count = given();
    int listener = count > 0 ? 3 : own_listener();
    struct pollfd p[2] = {
        {.fd = listener, .events = POLLIN},
        {.fd = count > 1 ? 4 : -1, .events = POLLIN},
    };

    if (listener < 0) {
        return 1;
    }
    while (poll(p, 2, -1) > 0) {
        if (p[1].revents != 0) {
            char message[64];
            recv(4, message, sizeof message, 0); /* unread, it would reset the connection */
            return hand_on(listener);
        }
        serve(listener);
    }
    return 1;
}
