# needs: open
def openat(dir_fd, path, flags=0, mode=0):
    return open_file(path, flags, mode, dir_fd)
