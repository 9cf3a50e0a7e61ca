# needs: fd_path
def inode(actor, fd):
    return os.stat(fd_path(actor, fd)).st_ino
