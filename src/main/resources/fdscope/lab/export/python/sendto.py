# needs: borrowed
def sendto(fd, data, name, flags=0):
    with borrowed(fd) as s:
        return s.sendto(data, flags, name)
