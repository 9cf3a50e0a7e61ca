# needs: rights
post_box = []  # how the second end of a pair gets to its actor: a socket that all have, at numbers out of the way


def open_post():
    for s in socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM):
        post_box.append(fcntl.fcntl(s.fileno(), fcntl.F_DUPFD_CLOEXEC, HIDDEN))
        s.close()


def post(fd):
    with socket.socket(fileno=os.dup(post_box[0])) as s:
        s.sendmsg([b"x"], [rights(fd)])
    os.close(fd)


def collect():
    s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM, 0, fileno=post_box[1])
    (_, _, data), = s.recvmsg(1, socket.CMSG_SPACE(4))[1]
    s.detach()
    return int.from_bytes(data, "little")


def share(maker, own, other, given, make, text):
    """Two ends, made by one actor; the second may be another one's."""
    if maker is other:
        does(maker, text, make, own + " " + given)
        return

    def one():
        mine, away = make()
        post(away)
        return mine
    does(maker, text, one, own)
    does(other, "    the other end", collect, given)
