# needs: syscall_numbers
def same_file(a, fd, b, other):
    """Whether two descriptors lead to one open file description: kcmp(2) with KCMP_FILE."""
    return syscall(312 if X86 else 272, processes[a].pid, processes[b].pid, 0, fd, other) == 0
