# needs: plain borrowed
def accept(fd, cloexec=False):
    with borrowed(fd) as s:
        return plain(s._accept()[0], cloexec)
