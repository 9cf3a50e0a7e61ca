# needs: fd_path
def target(actor, fd):
    return os.fsencode(os.readlink(fd_path(actor, fd)))
