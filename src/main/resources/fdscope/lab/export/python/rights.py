import array
def rights(*fds):
    """A control message with these descriptors."""
    return socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds)
