# needs: borrowed
def shutdown(fd, how):
    with borrowed(fd) as s:
        s.shutdown(how)
