# needs: epoll_create1
def epoll_ctl(e, op, fd, events=0):
    if op == 1:  # EPOLL_CTL_ADD
        epolls[e].register(fd, events)
    elif op == 2:  # EPOLL_CTL_DEL
        epolls[e].unregister(fd)
    else:
        epolls[e].modify(fd, events)
