/* Serves the listening socket 3: who sends a byte with a file gets its first 16 bytes. It takes all for honest. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

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
    char text[16];
    int fd;

    if (recvmsg(client, &msg, MSG_CMSG_CLOEXEC) <= 0 || CMSG_FIRSTHDR(&msg) == NULL) {
        return;
    }
    memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&msg)), sizeof fd);
    lseek(fd, 0, SEEK_SET);
    ssize_t n = read(fd, text, sizeof text);
    if (n > 0) {
        send(client, text, n, 0);
    }
    close(fd);
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
