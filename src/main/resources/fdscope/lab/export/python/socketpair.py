# needs: plain
def socketpair(family, kind, protocol=0):
    return [plain(s.detach(), bool(kind & socket.SOCK_CLOEXEC)) for s in socket.socketpair(family, kind, protocol)]
