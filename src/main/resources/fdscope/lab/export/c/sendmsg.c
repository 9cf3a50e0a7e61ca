// needs: bytes
static long send_message(int fd, struct bytes data, struct bytes control, int flags)
{
    struct iovec buffer = {(void *)data.p, data.n};
    struct msghdr m = {.msg_iov = &buffer, .msg_iovlen = 1,
                       .msg_control = control.n ? (void *)control.p : NULL, .msg_controllen = control.n};
    return sendmsg(fd, &m, flags);
}
