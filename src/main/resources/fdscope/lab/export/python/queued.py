# needs: socket_of
def queued(actor, fd):
    return socket_of(actor, fd).receive
