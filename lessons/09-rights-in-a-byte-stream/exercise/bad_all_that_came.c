// expect: says how many are its
/* Messages from the stream 3: a length, a number of descriptors, the text. It is written into each of its descriptors. */
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { AT_ONCE = 8 };

static unsigned char bytes[1024];
static size_t have;
static int fds[64];
static size_t waiting;

/* 1: something came, 0: the end. What came is behind what was there before, in two queues. */
static int receive(void)
{
    struct iovec data = {bytes + have, sizeof bytes - have};
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
    ssize_t n = recvmsg(3, &msg, MSG_CMSG_CLOEXEC);

    if (n <= 0) {
        return 0;
    }
    have += n;
    struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
    if (c != NULL && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
        size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        memcpy(fds + waiting, CMSG_DATA(c), count * sizeof(int));
        waiting += count;
    }
    return 1;
}

int main(void)
{
    while (receive()) {
        while (have >= 2 && have >= 2u + bytes[0]) {
            size_t length = bytes[0];
            size_t count = waiting;

            if (count > waiting) {
                return 1;
            }
            for (size_t i = 0; i < count; i++) {
                if (write(fds[i], bytes + 2, length) < 0) {
                    return 1;
                }
                close(fds[i]);
            }
            waiting -= count;
            memmove(fds, fds + count, waiting * sizeof(int));
            have -= 2 + length;
            memmove(bytes, bytes + 2 + length, have);
        }
    }
    return 0;
}
