# needs: fd_table inode
def owners(number):
    """The actors that have a socket open."""
    return {a for a in processes if processes[a].pid and any(inode(a, n) == number for n in fd_table(a))}
