/* A broker: gives out what is on the shelf 4 to those who call at 3, and whatever else they ask for. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LISTENER = 3, SHELF = 4, MOST = 16 };

union room {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

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
    sendmsg(client, &msg, 0);
}

/* 0: the client has gone. */
static int serve(int client)
{
    char request[256];
    ssize_t n = read(client, request, sizeof request - 1);

    if (n <= 0) {
        return 0;
    }
    request[n] = '\0';
    answer(client, strncmp(request, "GET ", 4) == 0 ? openat(SHELF, request + 4, O_RDWR) : -1);
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
