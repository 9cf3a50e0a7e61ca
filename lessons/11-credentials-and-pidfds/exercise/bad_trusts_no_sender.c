// expect: nobody had asked for its sender
/* Serves the socket 3: notes who sends "watch", ends it on "stop", tells of its end. argv[1] is the only uid that may. */
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Not in all headers yet. */
enum { PASS_PIDFD = 76, HAS_PIDFD = 4 };

static int watched = -1;

static void say(const char *text)
{
    send(3, text, strlen(text), MSG_NOSIGNAL);
}

static void watch(int pidfd)
{
    if (watched >= 0) {
        close(watched);
    }
    watched = pidfd;
}

/* 1: a message was served, 0: the end. */
static int serve(uid_t allowed)
{
    char text[16] = {0};
    struct iovec data = {text, sizeof text - 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(struct ucred)) + CMSG_SPACE(sizeof(int))];
    } room;
    struct msghdr msg = {
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = room.bytes,
        .msg_controllen = sizeof room.bytes,
    };
    struct ucred sender = {0, allowed, -1};
    int pidfd = -1;

    if (recvmsg(3, &msg, MSG_CMSG_CLOEXEC) <= 0) {
        return 0;
    }
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&msg); c != NULL; c = CMSG_NXTHDR(&msg, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_CREDENTIALS && ((struct ucred *)CMSG_DATA(c))->pid != 0) {
            memcpy(&sender, CMSG_DATA(c), sizeof sender);
        } else if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == HAS_PIDFD) {
            memcpy(&pidfd, CMSG_DATA(c), sizeof pidfd);
        }
    }
    if (sender.uid != allowed) {
        say("no");
    } else if (strcmp(text, "watch") == 0) {
        watch(pidfd);
        pidfd = -1; /* kept */
        say("ok");
    } else {
        say(watched >= 0 && syscall(SYS_pidfd_send_signal, watched, SIGTERM, NULL, 0) == 0 ? "ok" : "none");
    }
    if (pidfd >= 0) {
        close(pidfd);
    }
    return 1;
}

int main(int argc, char **argv)
{
    int on = 1;

    if (argc < 2 || setsockopt(3, SOL_SOCKET, SO_PASSCRED, &on, sizeof on) < 0
            || setsockopt(3, SOL_SOCKET, PASS_PIDFD, &on, sizeof on) < 0) {
        return 1;
    }
    for (;;) {
        /* A pidfd is readable when its process has ended. */
        struct pollfd p[2] = {{.fd = 3, .events = POLLIN}, {.fd = watched, .events = POLLIN}};
        if (poll(p, 2, -1) < 0) {
            return 1;
        }
        if (p[1].revents != 0) {
            watch(-1);
            say("ended");
        } else if (p[0].revents != 0 && !serve(strtoul(argv[1], NULL, 10))) {
            return 0;
        }
    }
}
