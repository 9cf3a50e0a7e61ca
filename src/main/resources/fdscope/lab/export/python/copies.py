# needs: fd_table same_file
def copies(actor, owner, fd):
    return sum(same_file(actor, n, owner, fd) for n in fd_table(actor))
