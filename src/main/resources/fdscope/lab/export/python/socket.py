# needs: plain
def new_socket(family, kind, protocol=0):
    return plain(socket.socket(family, kind, protocol).detach(), bool(kind & socket.SOCK_CLOEXEC))
