static long take_fd(int pidfd, int fd, int flags)
{
    return syscall(SYS_pidfd_getfd, pidfd, fd, flags);
}
