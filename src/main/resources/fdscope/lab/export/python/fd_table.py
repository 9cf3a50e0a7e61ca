def fd_table(actor):
    """The numbers in an actor's table, without those of this program itself."""
    if died(actor):
        return []
    return [n for n in map(int, os.listdir(f"/proc/{processes[actor].pid}/fd")) if 2 < n < HIDDEN]
