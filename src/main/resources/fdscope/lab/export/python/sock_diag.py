import struct
# needs: record
def look_up(number):
    """What the kernel tells of one socket (sock_diag(7)); None: it has none with that number."""
    ask = struct.pack("BBHIIIII", socket.AF_UNIX, 0, 0, 0xffffffff, number, 4 | 16, 0xffffffff, 0xffffffff)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 4) as s:  # NETLINK_SOCK_DIAG
        s.send(struct.pack("IHHII", 16 + len(ask), 20, 1, 0, 0) + ask)  # SOCK_DIAG_BY_FAMILY
        answer = s.recv(4096)
    length, kind = struct.unpack_from("IH", answer)
    if kind != 20:
        return None
    seen = record(state=answer[18], receive=0, send=0, peer=0)
    at = 32
    while at < length:
        size, kind = struct.unpack_from("HH", answer, at)
        if kind == 2:  # UNIX_DIAG_PEER
            seen.peer, = struct.unpack_from("I", answer, at + 4)
        elif kind == 4:  # UNIX_DIAG_RQLEN
            seen.receive, seen.send = struct.unpack_from("II", answer, at + 4)
        at += (size + 3) // 4 * 4
    return seen
