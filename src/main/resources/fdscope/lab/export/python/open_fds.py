# needs: fd_table
def open_fds(actor):
    return len(fd_table(actor))
