# needs: libc
def dissolve(fd):
    """connect() with AF_UNSPEC."""
    return asked(libc.connect(fd, bytes(2), 2))
