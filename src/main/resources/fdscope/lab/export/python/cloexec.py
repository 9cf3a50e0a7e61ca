# needs: fdinfo
def cloexec(actor, fd):
    return fdinfo(actor, fd, "flags:", 8) & os.O_CLOEXEC != 0
