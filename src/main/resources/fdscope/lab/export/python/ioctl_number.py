import fcntl
def ioctl_number(fd, what, number=0):
    return fcntl.ioctl(fd, what, number)
