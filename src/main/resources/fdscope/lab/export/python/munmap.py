# needs: mmap
def munmap(mapping):
    return asked(libc.munmap(ctypes.c_void_p(mapping[0]), ctypes.c_size_t(mapping[1])))
