# needs: syscall_numbers
def pidfd_getfd(pidfd, fd, flags=0):
    return syscall(438, pidfd, fd, flags)
