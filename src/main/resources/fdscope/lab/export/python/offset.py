# needs: fdinfo
def offset(actor, fd):
    return fdinfo(actor, fd, "pos:")
