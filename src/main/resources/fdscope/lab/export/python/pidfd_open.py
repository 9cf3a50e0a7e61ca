# needs: plain
def pidfd_open(pid, flags=0):
    return os.pidfd_open(pid, flags)
