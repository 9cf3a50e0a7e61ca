// expect: make room when 8 are here
/* Serves the listening socket 3: who sends a byte with a file gets its first 16 bytes. Nobody can stop it. */
#define _GNU_SOURCE
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 8 };

static void answer(int client, int fd)
{
    struct stat st;
    char text[16];

    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
        return;
    }
    ssize_t n = pread(fd, text, sizeof text, 0);
    if (n > 0) {
        send(client, text, n, MSG_DONTWAIT | MSG_NOSIGNAL);
    }
}

static void serve(int client)
{
    char byte;
    struct iovec data = {&byte, 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } room;
    struct msghdr msg = {
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = room.bytes,
        .msg_controllen = sizeof room.bytes,
    };
    ssize_t n = recvmsg(client, &msg, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    int fds[2]; /* the padding of the room holds a second one */
    size_t count = 0;
    struct cmsghdr *c = n < 0 ? NULL : CMSG_FIRSTHDR(&msg);

    if (c != NULL && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
        count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        memcpy(fds, CMSG_DATA(c), count * sizeof(int));
    }
    if (n > 0 && count == 1 && !(msg.msg_flags & MSG_CTRUNC)) {
        answer(client, fds[0]);
    }
    for (size_t i = 0; i < count; i++) {
        close(fds[i]);
    }
}

int main(void)
{
    struct pollfd p[1 + MOST] = {{.fd = 3, .events = POLLIN}};
    int clients = 0; /* p[1] has been here longest */

    for (;;) {
        if (poll(p, 1 + clients, -1) < 0) {
            return 1;
        }
        for (int i = clients; i >= 1; i--) {
            if (p[i].revents != 0) {
                serve(p[i].fd);
                close(p[i].fd);
                memmove(p + i, p + i + 1, (clients - i) * sizeof *p);
                clients--;
            }
        }
        if (p[0].revents != 0 && clients < MOST) {
            int client = accept4(3, NULL, NULL, SOCK_CLOEXEC);
            if (client >= 0) {
                p[++clients] = (struct pollfd){.fd = client, .events = POLLIN};
            }
        }
    }
}
