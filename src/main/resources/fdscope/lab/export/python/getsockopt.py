# needs: borrowed
def getsockopt(fd, which):
    with borrowed(fd) as s:
        return s.getsockopt(socket.SOL_SOCKET, which)
