// expect: waits until somebody opens the other end
/* Opens files for whoever asks at the socket 3: for reading beneath the directory 4, for writing beneath 5. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int open_file(int dir, const char *name, int mode)
{
    struct open_how how = {.flags = mode | O_CLOEXEC, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
    /* It names the file and holds it still; nothing is opened by this, so nothing can hang. */
    int place = syscall(SYS_openat2, dir, name, &how, sizeof how);
    struct stat st;
    int fd = -1;

    if (place < 0) {
        return -1;
    }
    if (fstat(place, &st) == 0 && S_ISREG(st.st_mode)) {
        char path[32];
        snprintf(path, sizeof path, "/proc/self/fd/%d", place);
        fd = open(path, mode | O_CLOEXEC);
    }
    close(place);
    return fd;
}

static void answer(int fd)
{
    struct iovec data = {fd < 0 ? "no" : "ok", 2};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control = {0};
    struct msghdr msg = {.msg_iov = &data, .msg_iovlen = 1};

    if (fd >= 0) {
        msg.msg_control = control.bytes;
        msg.msg_controllen = sizeof control.bytes;
        struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
        c->cmsg_level = SOL_SOCKET;
        c->cmsg_type = SCM_RIGHTS;
        c->cmsg_len = CMSG_LEN(sizeof fd);
        memcpy(CMSG_DATA(c), &fd, sizeof fd);
    }
    sendmsg(3, &msg, MSG_NOSIGNAL);
}

int main(void)
{
    char request[256];
    ssize_t n;

    while ((n = recv(3, request, sizeof request - 1, 0)) > 0) {
        request[n] = '\0';
        int fd = request[0] == 'r' ? open_file(4, request + 1, O_RDONLY)
                : request[0] == 'w' ? open_file(5, request + 1, O_WRONLY)
                : -1;
        answer(fd);
        if (fd >= 0) {
            close(fd);
        }
    }
    return 0;
}
