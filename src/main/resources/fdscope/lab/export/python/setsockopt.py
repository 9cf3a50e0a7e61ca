# needs: borrowed
def setsockopt(fd, which, value):
    with borrowed(fd) as s:
        s.setsockopt(socket.SOL_SOCKET, which, value)
