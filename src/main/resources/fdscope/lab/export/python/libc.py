import ctypes
libc = ctypes.CDLL(None, use_errno=True)


def asked(ret):
    """What a call of libc returned, or its error."""
    if ret == -1:
        raise OSError(ctypes.get_errno(), "")
    return ret
