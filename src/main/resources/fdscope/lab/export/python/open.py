# needs: plain
def open_file(path, flags=0, mode=0, dir_fd=None):
    return plain(os.open(path, flags, mode, dir_fd=dir_fd), bool(flags & os.O_CLOEXEC))
