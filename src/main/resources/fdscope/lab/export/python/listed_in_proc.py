def listed_in_proc(number):
    """Whether /proc/net/unix has a row with that inode."""
    with open("/proc/net/unix", errors="replace") as f:
        return any(line.split()[6:7] == [str(number)] for line in f)
