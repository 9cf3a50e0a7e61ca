# needs: recvmsg
def recvfrom(fd, size, flags=0):
    return recvmsg(fd, size, 0, flags)
