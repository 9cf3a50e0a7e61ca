# needs: fd_path
def fdinfo(actor, fd, word, base=10):
    """What /proc/PID/fdinfo/N says behind this word."""
    with open(fd_path(actor, fd, "fdinfo")) as f:
        for line in f:
            if line.startswith(word):
                return int(line.split()[1], base)
    raise Stop("/proc/PID/fdinfo does not tell this")
