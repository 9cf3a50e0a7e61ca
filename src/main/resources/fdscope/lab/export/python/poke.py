# needs: mmap
def poke(mapping, offset, data):
    ctypes.memmove(mapping[0] + offset, data, len(data))
