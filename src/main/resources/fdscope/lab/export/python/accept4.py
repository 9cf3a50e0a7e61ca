# needs: accept
def accept4(fd, flags):
    return accept(fd, bool(flags & socket.SOCK_CLOEXEC))
