def poll(fd, events, ms):
    """The events that came; 0: none."""
    one = select.poll()
    one.register(fd, events)
    return sum(came for _, came in one.poll(ms))
