// expect: Invalid argument
/* Sends descriptor 4 through the socket 3. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
    int fd = 4;
    char byte = 'x';
    struct iovec data = {.iov_base = &byte, .iov_len = 1};
    /* A control message has to be aligned as its header is. */
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control = {0};
    struct msghdr msg = {
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = sizeof control.bytes,
    };
    struct cmsghdr *cmsg = CMSG_FIRSTHDR(&msg);

    cmsg->cmsg_level = SOL_SOCKET;
    cmsg->cmsg_type = SCM_RIGHTS;
    cmsg->cmsg_len = sizeof(int);
    memcpy(CMSG_DATA(cmsg), &fd, sizeof fd);
    if (sendmsg(3, &msg, 0) < 0) {
        perror("sendmsg");
        return 1;
    }
    return 0;
}
