# needs: post socketpair
def pair(a, own, b, given, kind, text):
    share(a, own, b, given, lambda: socketpair(socket.AF_UNIX, kind), text)
