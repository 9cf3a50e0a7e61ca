// expect: has to wait for it
/* Messages from the stream 3: a length, a number of descriptors, the text. It is written into each of its descriptors. */
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { AT_ONCE = 8 };

static unsigned char bytes[1024];
static int fds[64];
static size_t waiting;

/* 1: that many bytes have come, 0: the end. */
static int receive(unsigned char *to, size_t size)
{
    do {
        struct iovec data = {to, size};
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
        ssize_t n = recvmsg(3, &msg, MSG_CMSG_CLOEXEC | MSG_WAITALL);
        if (n <= 0) {
            return 0;
        }
        struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
        if (c != NULL && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            memcpy(fds + waiting, CMSG_DATA(c), count * sizeof(int));
            waiting += count;
        }
    } while (0);
    return 1;
}

int main(void)
{
    while (receive(bytes, 2) && receive(bytes + 2, bytes[0])) {
        size_t count = bytes[1];

        if (count > waiting) {
            count = waiting;
        }
        for (size_t i = 0; i < count; i++) {
            if (write(fds[i], bytes + 2, bytes[0]) < 0) {
                return 1;
            }
            close(fds[i]);
        }
        waiting -= count;
        memmove(fds, fds + count, waiting * sizeof(int));
    }
    return 0;
}
