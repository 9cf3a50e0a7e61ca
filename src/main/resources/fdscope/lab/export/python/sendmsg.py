# needs: borrowed
def sendmsg(fd, data, messages, flags=0, *to):
    with borrowed(fd) as s:
        return s.sendmsg([data], messages, flags, *to)
