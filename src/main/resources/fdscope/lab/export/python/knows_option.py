def knows_option(option):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as s:
        try:
            s.getsockopt(socket.SOL_SOCKET, option)
        except OSError as e:
            return e.errno != errno.ENOPROTOOPT
        return True
