# needs: plain
epolls = {}  # they close themselves when they are forgotten


def epoll_create1(flags=0):
    e = select.epoll()
    epolls[e.fileno()] = e
    return plain(e.fileno(), bool(flags & select.EPOLL_CLOEXEC))
