// expect: The client can write to the file
/* A broker: gives out what is on the shelf 4 to those who call at 3, for reading, one answer at a time. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/openat2.h>
#include <linux/sockios.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { LISTENER = 3, SHELF = 4, MOST = 16 };

union room {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

/* A regular file below the shelf, or -1. */
static int take(const char *name)
{
    struct open_how how = {
        .flags = O_RDWR | O_NONBLOCK | O_CLOEXEC,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
    };
    struct stat status;
    int fd = syscall(SYS_openat2, SHELF, name, &how, sizeof how);

    if (fd >= 0 && (fstat(fd, &status) < 0 || !S_ISREG(status.st_mode))) {
        close(fd);
        fd = -1;
    }
    return fd;
}

/* A request; what came along with it is closed. */
static ssize_t receive(int client, char *request, size_t size)
{
    union room room;
    struct iovec data = {request, size};
    struct msghdr msg = {
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = room.bytes,
        .msg_controllen = sizeof room,
    };
    ssize_t n = recvmsg(client, &msg, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    struct cmsghdr *c = n < 0 ? NULL : CMSG_FIRSTHDR(&msg);

    if (c != NULL && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
        int fds[sizeof room / sizeof(int)];
        size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        memcpy(fds, CMSG_DATA(c), count * sizeof(int));
        for (size_t i = 0; i < count; i++) {
            close(fds[i]);
        }
    }
    return n;
}

static void answer(int client, int file)
{
    union room room = {0};
    struct iovec data = {file < 0 ? "NO" : "OK", 2};
    struct msghdr msg = {.msg_iov = &data, .msg_iovlen = 1};

    if (file >= 0) {
        msg.msg_control = room.bytes;
        msg.msg_controllen = sizeof room;
        struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
        c->cmsg_level = SOL_SOCKET;
        c->cmsg_type = SCM_RIGHTS;
        c->cmsg_len = CMSG_LEN(sizeof file);
        memcpy(CMSG_DATA(c), &file, sizeof file);
    }
    sendmsg(client, &msg, MSG_DONTWAIT);
}

/* 0: the client has gone, or is to be cut off. */
static int serve(int client)
{
    char request[256];
    ssize_t n = receive(client, request, sizeof request - 1);
    int unread = 0;

    if (n <= 0 || ioctl(client, SIOCOUTQ, &unread) < 0 || unread > 0) {
        return 0;
    }
    request[n] = '\0';
    int file = strncmp(request, "GET ", 4) == 0 ? take(request + 4) : -1;
    answer(client, file);
    if (file >= 0) {
        close(file);
    }
    return 1;
}

int main(void)
{
    struct pollfd p[1 + MOST];

    for (int i = 0; i <= MOST; i++) {
        p[i] = (struct pollfd){.fd = i == 0 ? LISTENER : -1, .events = POLLIN};
    }
    while (poll(p, 1 + MOST, -1) > 0) {
        for (int i = 1; i <= MOST; i++) {
            if (p[i].fd >= 0 && p[i].revents != 0 && !serve(p[i].fd)) {
                close(p[i].fd);
                p[i].fd = -1;
            }
        }
        if (p[0].revents != 0) {
            int client = accept4(LISTENER, NULL, NULL, SOCK_CLOEXEC);
            if (client < 0) {
                return 0;
            }
            int i = 1;
            while (i <= MOST && p[i].fd >= 0) {
                i++;
            }
            if (i > MOST) {
                close(client);
            } else {
                p[i].fd = client;
                p[i].revents = 0;
            }
        }
    }
    return 1;
}
