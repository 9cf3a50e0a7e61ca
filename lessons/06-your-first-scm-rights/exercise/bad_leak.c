// expect: never freed
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
    int fd = 4;
    char byte = 'x';
    struct iovec data = {.iov_base = &byte, .iov_len = 1};
    struct cmsghdr *cmsg = calloc(1, CMSG_SPACE(sizeof(int)));
    struct msghdr msg = {.msg_iov = &data, .msg_iovlen = 1};

    cmsg->cmsg_level = SOL_SOCKET;
    cmsg->cmsg_type = SCM_RIGHTS;
    cmsg->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(cmsg), &fd, sizeof fd);
    msg.msg_control = cmsg;
    msg.msg_controllen = cmsg->cmsg_len;
    if (sendmsg(3, &msg, 0) < 0) {
        perror("sendmsg");
        return 1;
    }
    cmsg = NULL;
    msg.msg_control = NULL;
    return 0;
}
