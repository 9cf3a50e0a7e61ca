# needs: fdinfo
def in_flight(actor, fd):
    """Descriptors queued to a socket."""
    return fdinfo(actor, fd, "scm_fds:")
