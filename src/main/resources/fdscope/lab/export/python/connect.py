# needs: borrowed
def connect(fd, name):
    with borrowed(fd) as s:
        s.connect(name)
