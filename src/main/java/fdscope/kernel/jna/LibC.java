package fdscope.kernel.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The functions of libc for sockets and files under their C names, mapped directly; others are in {@link ProcessLibC}.
 * Only what every glibc and musl of the last ten years exports stands there; newer calls go through {@link #syscall}.
 */
final class LibC {
    static {
        // Else JNA starts /sbin/ldconfig to learn where libraries are: a child process in every actor, for nothing.
        if (System.getProperty("jna.platform.library.path") == null) {
            System.setProperty("jna.platform.library.path", "");
        }
        // The process itself is linked with libc: nothing to search, and right for glibc and musl alike.
        Native.register(LibC.class, NativeLibrary.getProcess());
    }

    private LibC() {}

    /** Loads JNA's native part, before any other call; {@link LinkageError} where that cannot be done. */
    static void load() {}

    static native int socket(int family, int type, int protocol);

    static native int socketpair(int family, int type, int protocol, Pointer pair);

    static native int bind(int fd, Pointer address, int length);

    static native int connect(int fd, Pointer address, int length);

    static native int listen(int fd, int backlog);

    static native int accept(int fd, Pointer address, Pointer length);

    static native int accept4(int fd, Pointer address, Pointer length, int flags);

    static native int getsockname(int fd, Pointer address, Pointer length);

    static native int getpeername(int fd, Pointer address, Pointer length);

    static native int shutdown(int fd, int how);

    static native int getsockopt(int fd, int level, int option, Pointer value, Pointer length);

    static native int setsockopt(int fd, int level, int option, Pointer value, int length);

    static native long send(int fd, Pointer data, long size, int flags);

    static native long sendto(int fd, Pointer data, long size, int flags, Pointer address, int length);

    static native long recv(int fd, Pointer data, long size, int flags);

    static native long recvfrom(int fd, Pointer data, long size, int flags, Pointer address, Pointer length);

    static native long sendmsg(int fd, Pointer msghdr, int flags);

    static native long recvmsg(int fd, Pointer msghdr, int flags);

    static native int open(Pointer path, int flags, int mode);

    static native int openat(int directory, Pointer path, int flags, int mode);

    static native long read(int fd, Pointer data, long size);

    static native long write(int fd, Pointer data, long size);

    static native int close(int fd);

    static native int dup(int fd);

    static native int dup2(int fd, int number);

    static native int dup3(int fd, int number, int flags);

    static native int fcntl(int fd, int command, long argument);

    static native int ioctl(int fd, long request, long argument);

    static native long pread(int fd, Pointer data, long size, long offset);

    static native long lseek(int fd, long offset, int whence);

    static native int ftruncate(int fd, long length);

    static native int flock(int fd, int operation);

    static native int pipe(Pointer pair);

    static native int pipe2(Pointer pair, int flags);

    static native int eventfd(int initial, int flags);

    static native long readlink(Pointer path, Pointer target, long size);

    static native long readlinkat(int directory, long path, long target, long size);

    static native int unlink(Pointer path);

    static native int rename(Pointer from, Pointer to);

    static native int link(Pointer from, Pointer to);

    static native int symlink(Pointer target, Pointer path);

    static native int mkdir(Pointer path, int mode);

    static native int mkfifo(Pointer path, int mode);

    static native long mkdtemp(Pointer template);

    static native int chmod(Pointer path, int mode);

    static native int fchmod(int fd, int mode);

    static native int chown(Pointer path, int uid, int gid);

    static native int chdir(Pointer path);

    static native int chroot(Pointer path);

    static native int umask(int mask);

    static native long syscall(long number, long a, long b, long c, long d, long e, long f);
}
