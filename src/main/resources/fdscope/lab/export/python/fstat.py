# needs: record
import stat
def fstat(fd):
    s = os.fstat(fd)
    return record(size=s.st_size, type=stat.S_IFMT(s.st_mode), mode=stat.S_IMODE(s.st_mode), ino=s.st_ino)
