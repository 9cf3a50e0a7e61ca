# needs: fdinfo
def flags(actor, fd):
    return fdinfo(actor, fd, "flags:", 8) & ~os.O_CLOEXEC
