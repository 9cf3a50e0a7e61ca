# needs: socket_of
def unsent(actor, fd):
    return socket_of(actor, fd).send
