# needs: libc
import mmap
libc.mmap.restype = ctypes.c_void_p


def map_file(fd, size, prot, flags, offset=0):
    """Python's own mmap keeps a dup() of the descriptor, which the lab would see."""
    address = libc.mmap(None, ctypes.c_size_t(size), prot, flags, fd, ctypes.c_long(offset))
    if address == ctypes.c_void_p(-1).value:
        raise OSError(ctypes.get_errno(), "")
    return address, size
