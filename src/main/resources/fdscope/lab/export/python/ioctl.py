import fcntl
def ioctl(fd, what):
    """The number that it puts at an address."""
    return int.from_bytes(fcntl.ioctl(fd, what, bytes(4)), "little")
