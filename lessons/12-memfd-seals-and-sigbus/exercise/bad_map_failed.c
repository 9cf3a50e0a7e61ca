// expect: that is no address
/* Maps what the offers on the socket 3 bring, and answers with the last promised byte; nothing unsafe is mapped. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* 1: safe to map and to read up to the promised size. */
static int is_safe(int fd, uint32_t promised)
{
    struct stat st;
    /* First the seals: what is sealed cannot be shrunk any more after the look at its size. */
    int seals = fcntl(fd, F_GET_SEALS);

    return seals >= 0 && (seals & F_SEAL_SHRINK) && fstat(fd, &st) == 0 && promised > 0 && st.st_size >= promised;
}

static void answer(int fd, uint32_t promised)
{
    char text[3] = {'o', 'k', 0};

    if (!is_safe(fd, promised)) {
        send(3, "no", 2, MSG_NOSIGNAL);
        return;
    }
    char *memory = mmap(NULL, promised, PROT_READ, MAP_PRIVATE, fd, 0);
    text[2] = memory[promised - 1];
    munmap(memory, promised);
    send(3, text, sizeof text, MSG_NOSIGNAL);
}

int main(void)
{
    for (;;) {
        uint32_t promised = 0;
        struct iovec data = {&promised, sizeof promised};
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
        if (recvmsg(3, &msg, MSG_CMSG_CLOEXEC) <= 0) {
            return 0;
        }
        int fd = -1;
        struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
        if (c != NULL && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            memcpy(&fd, CMSG_DATA(c), sizeof fd);
        }
        answer(fd, promised);
        close(fd);
    }
}
