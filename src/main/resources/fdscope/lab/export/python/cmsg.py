import struct
def cmsg(length, level, kind, data):
    """One control message as it lies in the buffer: header, data, padding."""
    return struct.pack("Qii", length, level, kind) + data + bytes(-len(data) % 8)
