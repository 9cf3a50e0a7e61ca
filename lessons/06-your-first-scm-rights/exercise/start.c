/* Send descriptor 4 through the socket 3. This sketch compiles, runs, and sends nothing. */
#include <stdio.h>
#include <sys/socket.h>

int main(void)
{
    struct msghdr msg = {0};
    struct cmsghdr cmsg = {0};

    cmsg.cmsg_type = SCM_RIGHTS; /* "I'm passing a file descriptor" */
    if (sendmsg(3, &msg, 0) < 0) {
        perror("sendmsg");
        return 1;
    }
    return 0;
}
