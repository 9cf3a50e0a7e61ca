# needs: message_header
def sendmsg_raw(fd, data, control, flags=0):
    """sendmsg() with a control buffer byte for byte."""
    part = Part(data, len(data))
    return asked(libc.sendmsg(fd, ctypes.byref(Message(None, 0, ctypes.pointer(part), 1, control, len(control))), flags))
