class Received:
    """What a receiving call brought."""

    def __init__(self, data, ret=0, name=None, flags=0):
        self.data, self.ret, self.flags, self.fds, self.cmsgs, self.cmsg_len = data, ret, flags, [], 0, 0
        name = os.fsencode(name) if isinstance(name, str) else name or b""
        self.name = name
        self.addrlen = 2 + len(name) + (1 if name and name[0] else 0) if name else 0

    def __repr__(self):
        return repr(self.data) + (f", descriptors {self.fds}" if self.fds else "")
