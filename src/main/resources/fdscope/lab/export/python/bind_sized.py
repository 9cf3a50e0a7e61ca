# needs: libc
def bind_sized(fd, name, size):
    """bind() with an address length that Python would not choose."""
    address = socket.AF_UNIX.to_bytes(2, "little") + name
    return asked(libc.bind(fd, address + bytes(max(0, size - len(address))), size))
