# needs: fd_path
def closed(actor, fd):
    return not os.path.lexists(fd_path(actor, fd))
