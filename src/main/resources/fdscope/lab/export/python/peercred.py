# needs: borrowed record
import struct
def peer_credentials(fd):
    with borrowed(fd) as s:
        pid, uid, gid = struct.unpack("iII", s.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    return record(pid=pid, uid=uid, gid=gid)
