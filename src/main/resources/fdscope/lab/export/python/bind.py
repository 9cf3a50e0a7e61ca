# needs: borrowed
def bind(fd, name):
    with borrowed(fd) as s:
        s.bind(name)
