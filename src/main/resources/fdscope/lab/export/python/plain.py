def plain(fd, cloexec=False):
    """Python marks what it opens close-on-exec; the lab has asked for it or not."""
    os.set_inheritable(fd, not cloexec)
    return fd
