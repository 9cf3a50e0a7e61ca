# needs: socket_of
def peer(actor, fd):
    return socket_of(actor, fd).peer
