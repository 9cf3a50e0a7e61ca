# needs: received borrowed
import array
import struct
def recvmsg(fd, size, room=0, flags=0):
    """recvmsg() with a control buffer of so many bytes; notes what the control messages say."""
    buffer = bytearray(size)
    with borrowed(fd) as s:
        ret, messages, flags, name = s.recvmsg_into([buffer], room, flags)
    r = Received(bytes(buffer[:ret]), ret, name, flags)
    r.cmsgs = len(messages)
    for level, kind, data in messages:
        r.cmsg_len = r.cmsg_len or 16 + len(data)
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            fds = array.array("i")
            fds.frombytes(data[:len(data) // 4 * 4])
            r.fds += fds
        elif (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS):
            r.pid, r.uid, r.gid = struct.unpack("iII", data)
        elif (level, kind) == (socket.SOL_SOCKET, 4):  # SCM_PIDFD
            r.pidfd, = struct.unpack("i", data)
        elif (level, kind) == (socket.SOL_SOCKET, 84):  # SCM_INQ
            r.inq, = struct.unpack("i", data)
    return r
