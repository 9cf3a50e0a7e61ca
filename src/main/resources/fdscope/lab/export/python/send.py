# needs: borrowed
def send(fd, data, flags=0):
    with borrowed(fd) as s:
        return s.send(data, flags)
