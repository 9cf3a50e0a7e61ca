# needs: message_header received
import array
def recvmsg_raw(fd, size, room, flags=0):
    """recvmsg() that keeps the control buffer byte for byte: one control message with descriptors."""
    data, control = ctypes.create_string_buffer(size), ctypes.create_string_buffer(room)
    part = Part(ctypes.cast(data, ctypes.c_char_p), size)
    m = Message(None, 0, ctypes.pointer(part), 1, ctypes.cast(control, ctypes.c_char_p), room)
    ret = asked(libc.recvmsg(fd, ctypes.byref(m), flags))
    r = Received(data.raw[:ret], ret, None, m.flags)
    r.control, r.controllen = control.raw[:m.controllen], m.controllen
    r.cmsgs = int(m.controllen > 0)
    r.cmsg_len = int.from_bytes(r.control[:8], "little")
    fds = array.array("i")
    fds.frombytes(r.control[16:r.cmsg_len])
    r.fds += fds
    return r
