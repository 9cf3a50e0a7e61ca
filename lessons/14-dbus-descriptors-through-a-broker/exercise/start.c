/* Passes on to 3 what the senders 4 to 9 send. It keeps what it has passed on, and counts nothing. */
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { RECEIVER = 3, FIRST = 4, LAST = 9 };

static void pass_on(int sender)
{
    char data[1 + 64] = {'0' + sender};
    struct iovec part = {data + 1, sizeof data - 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } room;
    struct msghdr msg = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = room.bytes,
        .msg_controllen = sizeof room,
    };
    ssize_t n = recvmsg(sender, &msg, MSG_CMSG_CLOEXEC);

    if (n > 0) {
        part.iov_base = data;
        part.iov_len = n + 1;
        sendmsg(RECEIVER, &msg, MSG_NOSIGNAL);
    }
}

int main(void)
{
    for (;;) {
        struct pollfd p[LAST + 1];
        for (int fd = 0; fd <= LAST; fd++) {
            p[fd] = (struct pollfd){.fd = fd >= RECEIVER ? fd : -1, .events = POLLIN};
        }
        if (poll(p, LAST + 1, -1) < 0) {
            return 1;
        }
        if (p[RECEIVER].revents != 0) {
            char digit;
            if (recv(RECEIVER, &digit, 1, 0) <= 0) {
                return 0;
            }
            /* The receiver has dealt with a message of the sender digit - '0'. */
        }
        for (int fd = FIRST; fd <= LAST; fd++) {
            if (p[fd].revents != 0) {
                pass_on(fd);
            }
        }
    }
}
