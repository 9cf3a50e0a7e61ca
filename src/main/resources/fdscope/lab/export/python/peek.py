# needs: mmap received
def peek(mapping, offset, size):
    """Reads memory: no call, and no error but a signal."""
    return Received(ctypes.string_at(mapping[0] + offset, size), size)
