# needs: borrowed
def listen(fd, backlog):
    with borrowed(fd) as s:
        s.listen(backlog)
