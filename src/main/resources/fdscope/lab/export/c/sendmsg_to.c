// needs: address
static long send_message_to(int fd, struct bytes data, struct bytes control, struct bytes to, int flags)
{
    struct sockaddr_un a;
    struct iovec buffer = {(void *)data.p, data.n};
    struct msghdr m = {.msg_name = &a, .msg_namelen = address(&a, to, 0), .msg_iov = &buffer, .msg_iovlen = 1,
                       .msg_control = control.n ? (void *)control.p : NULL, .msg_controllen = control.n};
    return sendmsg(fd, &m, flags);
}
