// expect: do not wait for any of them
/* Serves the listening socket 3: who sends a byte with a file gets its first 16 bytes. Nobody can stop it. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

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
    ssize_t n = recvmsg(client, &msg, MSG_CMSG_CLOEXEC);
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
    int client;

    while ((client = accept4(3, NULL, NULL, SOCK_CLOEXEC)) >= 0) {
        serve(client);
        close(client);
    }
    return 1;
}
