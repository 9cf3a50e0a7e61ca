package fdscope.kernel.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import fdscope.kernel.Architecture;
import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The calls on files and descriptors. fstat goes to the kernel without libc, whose wrapper makes another call of it. */
abstract class FileCalls extends SocketCalls {
    /** The longest path that the kernel takes or gives, its NUL included (PATH_MAX). */
    private static final int PATH_MAX = 4096;

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int O_RDONLY = 0;
    private static final int O_CLOEXEC = 02000000;
    /** Larger than struct stat of every architecture. */
    private static final int STAT_ROOM = 256;

    FileCalls(Architecture architecture) {
        super(architecture);
    }

    /** A call that takes one path. */
    private long onPath(String name, Bytes path, ToIntFunction<Pointer> function) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer string = memory.string(path);
            return call(name, () -> function.applyAsInt(string), path);
        }
    }

    /** A call that takes two. */
    private interface TwoPaths {
        int apply(Pointer first, Pointer second);
    }

    private void onPaths(String name, Bytes first, Bytes second, TwoPaths function) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer a = memory.string(first);
            Pointer b = memory.string(second);
            call(name, () -> function.apply(a, b), first, second);
        }
    }

    @Override
    public Fd open(Bytes path, int flags, int mode) throws ErrnoException {
        return owned(onPath("open", path, p -> LibC.open(p, flags, mode)));
    }

    @Override
    public Fd openat(Fd directory, Bytes path, int flags, int mode) throws ErrnoException {
        int at = directory.number();
        return owned(onPath("openat", path, p -> LibC.openat(at, p, flags, mode)));
    }

    @Override
    public Fd openat2(Fd directory, Bytes path, long flags, long mode, long resolve) throws ErrnoException {
        try (Scratch memory = scratch()) {
            long string = address(memory.string(path));
            Pointer how = memory.space(24); // struct open_how
            how.setLong(0, flags);
            how.setLong(8, mode);
            how.setLong(16, resolve);
            int at = directory.number();
            return owned(numbered("openat2", n -> LibC.syscall(n, at, string, address(how), 24, 0, 0), path));
        }
    }

    @Override
    public Bytes read(Fd fd, int size) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer data = memory.space(size);
            int number = fd.number();
            return bytes(data, call("read", () -> LibC.read(number, data, size), number));
        }
    }

    @Override
    public Bytes pread(Fd fd, int size, long offset) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer data = memory.space(size);
            int number = fd.number();
            return bytes(data, call("pread", () -> LibC.pread(number, data, size, offset), number));
        }
    }

    @Override
    public long write(Fd fd, Bytes data) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer copy = memory.copy(data);
            int number = fd.number();
            return call("write", () -> LibC.write(number, copy, data.length()), number);
        }
    }

    /** Never again after EINTR: Linux has freed the number by then, and another thread may own it already (close(2)). */
    @Override
    public void close(Fd fd) throws ErrnoException {
        int number = fd.release();
        if (LibC.close(number) == -1 && Native.getLastError() != Errno.EINTR.number()) {
            throw failure("close", Native.getLastError(), number);
        }
    }

    @Override
    public void closeQuietly(int number) {
        LibC.close(number);
    }

    @Override
    public Fd dup(Fd fd) throws ErrnoException {
        int number = fd.number();
        return owned(call("dup", () -> LibC.dup(number), number));
    }

    @Override
    public Fd dup2(Fd fd, int target) throws ErrnoException {
        int number = fd.number();
        return owned(call("dup2", () -> LibC.dup2(number, target), number, target));
    }

    @Override
    public Fd dup3(Fd fd, int target, int flags) throws ErrnoException {
        int number = fd.number();
        return owned(call("dup3", () -> LibC.dup3(number, target, flags), number, target));
    }

    @Override
    public long fcntl(Fd fd, int command, long argument) throws ErrnoException {
        int number = fd.number();
        return call("fcntl", () -> LibC.fcntl(number, command, argument), number, command);
    }

    @Override
    public long ioctl(Fd fd, long request, long argument) throws ErrnoException {
        int number = fd.number();
        return call("ioctl", () -> LibC.ioctl(number, request, argument), number, "0x" + Long.toHexString(request));
    }

    @Override
    public int ioctlInt(Fd fd, long request) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer value = memory.zeros(8);
            ioctl(fd, request, address(value));
            return value.getInt(0);
        }
    }

    @Override
    public long lseek(Fd fd, long offset, int whence) throws ErrnoException {
        int number = fd.number();
        return call("lseek", () -> LibC.lseek(number, offset, whence), number);
    }

    @Override
    public void ftruncate(Fd fd, long length) throws ErrnoException {
        int number = fd.number();
        call("ftruncate", () -> LibC.ftruncate(number, length), number, length);
    }

    @Override
    public FileStatus fstat(Fd fd) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer stat = memory.zeros(STAT_ROOM);
            int number = fd.number();
            numbered("fstat", n -> LibC.syscall(n, number, address(stat), 0, 0, 0, 0), number);
            return status(stat);
        }
    }

    @Override
    public FileStatus lstat(Bytes path) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer stat = memory.zeros(STAT_ROOM);
            long string = address(memory.string(path));
            numbered(
                    "newfstatat",
                    n -> LibC.syscall(n, CWD.number(), string, address(stat), AT_SYMLINK_NOFOLLOW, 0, 0),
                    path);
            return status(stat);
        }
    }

    /** struct stat: x86_64 has links before mode and 8 bytes wide, asm-generic/stat.h mode before links. */
    private FileStatus status(Pointer stat) {
        boolean x86 = architecture == Architecture.X86_64;
        return new FileStatus(
                stat.getLong(0),
                stat.getLong(8),
                stat.getInt(x86 ? 24 : 16),
                x86 ? (int) stat.getLong(16) : stat.getInt(20),
                stat.getInt(x86 ? 28 : 24),
                stat.getInt(x86 ? 32 : 28),
                stat.getLong(48));
    }

    @Override
    public void flock(Fd fd, int operation) throws ErrnoException {
        int number = fd.number();
        call("flock", () -> LibC.flock(number, operation), number);
    }

    @Override
    public List<Fd> pipe(Optional<Integer> flags) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer pair = memory.space(8);
            if (flags.isPresent()) {
                call("pipe2", () -> LibC.pipe2(pair, flags.get()));
            } else {
                call("pipe", () -> LibC.pipe(pair));
            }
            return ownedPair(pair);
        }
    }

    @Override
    public Fd eventfd(int initial, int flags) throws ErrnoException {
        return owned(call("eventfd", () -> LibC.eventfd(initial, flags)));
    }

    @Override
    public Fd memfd_create(Bytes name, int flags) throws ErrnoException {
        try (Scratch memory = scratch()) {
            long string = address(memory.string(name));
            return owned(numbered("memfd_create", n -> LibC.syscall(n, string, flags, 0, 0, 0, 0), name));
        }
    }

    @Override
    public Bytes readlink(Bytes path) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer string = memory.string(path);
            Pointer target = memory.space(PATH_MAX);
            return bytes(target, call("readlink", () -> LibC.readlink(string, target, PATH_MAX), path));
        }
    }

    @Override
    public void readlinks(Bytes directory, LinkVisitor visitor) throws ErrnoException {
        try (Fd folder = open(directory, O_RDONLY | O_CLOEXEC, 0);
                Scratch memory = scratch()) {
            Pointer entries = memory.space(DirectoryEntries.ROOM);
            Pointer target = memory.space(PATH_MAX);
            DirectoryEntries found = new DirectoryEntries(entries);
            ByteBuffer text = target.getByteBuffer(0, PATH_MAX);
            int number = folder.number();
            long at = address(entries);
            long to = address(target);
            long getdents64 = DirectoryEntries.call(architecture);
            while (found.filled(call(
                    "getdents64",
                    () -> LibC.syscall(getdents64, number, at, DirectoryEntries.ROOM, 0, 0, 0),
                    directory))) {
                while (found.next()) {
                    long length = LibC.readlinkat(number, at + found.nameAt(), to, PATH_MAX);
                    if (length >= 0) {
                        visitor.link(found.name(), text.limit((int) length).position(0));
                    } else if (!isGone(Native.getLastError())) {
                        throw failure("readlinkat", Native.getLastError(), directory);
                    }
                }
            }
        }
    }

    /** The link went away, or is none: the dots, which every directory has. */
    private static boolean isGone(int errno) {
        return errno == Errno.ENOENT.number() || errno == Errno.EINVAL.number();
    }

    @Override
    public void unlink(Bytes path) throws ErrnoException {
        onPath("unlink", path, LibC::unlink);
    }

    @Override
    public void rename(Bytes from, Bytes to) throws ErrnoException {
        onPaths("rename", from, to, LibC::rename);
    }

    @Override
    public void link(Bytes from, Bytes to) throws ErrnoException {
        onPaths("link", from, to, LibC::link);
    }

    @Override
    public void symlink(Bytes target, Bytes path) throws ErrnoException {
        onPaths("symlink", target, path, LibC::symlink);
    }

    @Override
    public void mkdir(Bytes path, int mode) throws ErrnoException {
        onPath("mkdir", path, p -> LibC.mkdir(p, mode));
    }

    @Override
    public void mkfifo(Bytes path, int mode) throws ErrnoException {
        onPath("mkfifo", path, p -> LibC.mkfifo(p, mode));
    }

    @Override
    public Bytes mkdtemp(Bytes template) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer string = memory.string(template);
            // It gives its argument, or NULL for a failure.
            call("mkdtemp", () -> LibC.mkdtemp(string) == 0 ? -1 : 0, template);
            return bytes(string, template.length());
        }
    }

    @Override
    public void chmod(Bytes path, int mode) throws ErrnoException {
        onPath("chmod", path, p -> LibC.chmod(p, mode));
    }

    @Override
    public void fchmod(Fd fd, int mode) throws ErrnoException {
        int number = fd.number();
        call("fchmod", () -> LibC.fchmod(number, mode), number);
    }

    @Override
    public void chown(Bytes path, int uid, int gid) throws ErrnoException {
        onPath("chown", path, p -> LibC.chown(p, uid, gid));
    }

    @Override
    public void chdir(Bytes path) throws ErrnoException {
        onPath("chdir", path, LibC::chdir);
    }

    @Override
    public void chroot(Bytes path) throws ErrnoException {
        onPath("chroot", path, LibC::chroot);
    }

    @Override
    public int umask(int mask) {
        return LibC.umask(mask);
    }
}
