# needs: syscall_numbers
import struct
def openat2(dir_fd, path, flags, resolve=0):
    how = struct.pack("QQQ", flags, 0, resolve)
    return syscall(437, dir_fd, path, how, len(how))
