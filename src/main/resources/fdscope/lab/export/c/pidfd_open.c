static long pidfd(int pid, int flags)
{
    return syscall(SYS_pidfd_open, pid, flags);
}
