# needs: received libc
def getsockname(fd):
    """The name with its length; of a pathname without the closing NUL."""
    address, size = ctypes.create_string_buffer(128), ctypes.c_uint(128)
    asked(libc.getsockname(fd, address, ctypes.byref(size)))
    name = address.raw[2:size.value]
    r = Received(name if name[:1] == b"\0" else name[:108].split(b"\0")[0])
    r.name, r.addrlen = r.data, size.value
    return r
