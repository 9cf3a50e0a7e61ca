# needs: epoll_create1 record
def epoll_wait(e, ms):
    came = epolls[e].poll(ms / 1000, 1)
    fd, events = came[0] if came else (-1, 0)
    return record(count=len(came), events=events, fd_number=fd)
