# needs: libc
import platform
X86 = platform.machine() == "x86_64"  # else the numbers of all younger machines


def syscall(number, *arguments):
    return asked(libc.syscall(ctypes.c_long(number), *(
        a if not isinstance(a, int) else ctypes.c_long(a) for a in arguments)))
