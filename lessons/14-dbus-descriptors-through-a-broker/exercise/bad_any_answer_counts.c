// expect: The answer was for the sender 4
/* Passes on to 3 what the senders 4 to 9 send, four messages of each without an answer. */
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { RECEIVER = 3, FIRST = 4, LAST = 9, MOST = 4 };

/* 1: passed on, 0: the sender is to be cut off. */
static int pass_on(int sender)
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
    int fds[2]; /* the padding of the room holds a second one */
    size_t count = 0;
    struct cmsghdr *c = n < 0 ? NULL : CMSG_FIRSTHDR(&msg);

    if (c != NULL && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
        count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        memcpy(fds, CMSG_DATA(c), count * sizeof(int));
    }
    int sound = n > 0 && count == 1 && !(msg.msg_flags & (MSG_CTRUNC | MSG_TRUNC));
    if (sound) {
        part.iov_base = data;
        part.iov_len = n + 1;
        /* The number in the control message is ours by now. */
        sendmsg(RECEIVER, &msg, MSG_NOSIGNAL);
    }
    for (size_t i = 0; i < count; i++) {
        close(fds[i]);
    }
    return sound;
}

int main(void)
{
    int unanswered[LAST + 1] = {0};
    int ended[LAST + 1] = {0};

    for (;;) {
        struct pollfd p[LAST + 1];
        for (int fd = 0; fd <= LAST; fd++) {
            int wanted = fd == RECEIVER || (fd >= FIRST && !ended[fd] && unanswered[fd] < MOST);
            p[fd] = (struct pollfd){.fd = wanted ? fd : -1, .events = POLLIN};
        }
        if (poll(p, LAST + 1, -1) < 0) {
            return 1;
        }
        if (p[RECEIVER].revents != 0) {
            char digit;
            if (recv(RECEIVER, &digit, 1, 0) <= 0) {
                return 0;
            }
            int fd = digit - '0';
            for (fd = FIRST; fd <= LAST; fd++) {
                unanswered[fd] -= unanswered[fd] > 0;
            }
        }
        for (int fd = FIRST; fd <= LAST; fd++) {
            if (p[fd].revents == 0) {
                continue;
            }
            if (pass_on(fd)) {
                unanswered[fd]++;
            } else {
                close(fd);
                ended[fd] = 1;
            }
        }
    }
}
