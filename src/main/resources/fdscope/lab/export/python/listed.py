# needs: sock_diag
def listed(number):
    return look_up(number) is not None
