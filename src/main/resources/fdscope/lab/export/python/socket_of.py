# needs: sock_diag inode
def socket_of(actor, fd):
    return look_up(inode(actor, fd))
