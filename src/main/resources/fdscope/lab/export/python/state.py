# needs: socket_of
def state(actor, fd):
    return {1: b"connected", 10: b"listening"}.get(socket_of(actor, fd).state, b"unconnected")
