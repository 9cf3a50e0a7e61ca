# needs: asleep
def wchan(actor):
    """The kernel function it sleeps in, without what the compiler added to its name."""
    return proc(actor, "wchan").split(".")[0].encode()
