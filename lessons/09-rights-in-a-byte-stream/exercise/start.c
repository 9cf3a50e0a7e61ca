/* Messages from the stream 3: a length, a number of descriptors, the text. One call of recvmsg() is one message here. */
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { AT_ONCE = 8 };

int main(void)
{
    for (;;) {
        unsigned char bytes[1024];
        struct iovec data = {bytes, sizeof bytes};
        union {
            struct cmsghdr header;
            char bytes[CMSG_SPACE(AT_ONCE * sizeof(int))];
        } room;
        struct msghdr msg = {
            .msg_iov = &data,
            .msg_iovlen = 1,
            .msg_control = room.bytes,
            .msg_controllen = sizeof room.bytes,
        };
        if (recvmsg(3, &msg, MSG_CMSG_CLOEXEC) <= 0) {
            return 0;
        }
        struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
        if (c == NULL || c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof fd);
            if (write(fd, bytes + 2, bytes[0]) < 0) {
                return 1;
            }
            close(fd);
        }
    }
}
