import struct
def credentials(pid, uid, gid):
    return socket.SOL_SOCKET, socket.SCM_CREDENTIALS, struct.pack("iii", pid, uid, gid)
