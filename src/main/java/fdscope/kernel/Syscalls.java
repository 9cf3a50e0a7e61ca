package fdscope.kernel;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The system calls of Linux, typed: what they take and give is that of section 2 of the manual, a failure is an {@link
 * ErrnoException}, EINTR is handled here and nowhere else. Methods that create a descriptor give an owned {@link Fd};
 * methods that take one borrow it. Numbers for flags and options are the kernel's own.
 *
 * <p>Blocking calls block the calling thread. Implementations are thread-safe.
 */
public interface Syscalls {
    // ---- sockets (section 2: socket, bind, sendmsg ...) ----

    Fd socket(int family, int type, int protocol) throws ErrnoException;

    /** Two connected sockets, in the order of sv[0], sv[1]. */
    List<Fd> socketpair(int family, int type, int protocol) throws ErrnoException;

    /** The sockaddr is passed as it is; its length is addrlen. */
    void bind(Fd socket, Bytes sockaddr) throws ErrnoException;

    void connect(Fd socket, Bytes sockaddr) throws ErrnoException;

    void listen(Fd socket, int backlog) throws ErrnoException;

    /** accept(2) when {@code flags} is empty, accept4(2) otherwise; the peer's sockaddr comes with it. */
    Accepted accept(Fd socket, Optional<Integer> flags) throws ErrnoException;

    record Accepted(Fd fd, Bytes sockaddr) {}

    /** addrlen bytes, even where they are more than a sockaddr_un has (111). */
    Bytes getsockname(Fd socket) throws ErrnoException;

    Bytes getpeername(Fd socket) throws ErrnoException;

    void shutdown(Fd socket, int how) throws ErrnoException;

    /** optlen bytes of the option's value. */
    Bytes getsockopt(Fd socket, int level, int option, int size) throws ErrnoException;

    void setsockopt(Fd socket, int level, int option, Bytes value) throws ErrnoException;

    /** sendto(2); without an address it is send(2). Never raises SIGPIPE by itself: say MSG_NOSIGNAL where that matters. */
    long send(Fd socket, Bytes data, int flags, Optional<Bytes> to) throws ErrnoException;

    /** recv(2): as {@link #receiveFrom}, without asking for the sender's address. */
    Received receive(Fd socket, int size, int flags) throws ErrnoException;

    /** recvfrom(2) with room for {@code size} bytes. */
    Received receiveFrom(Fd socket, int size, int flags) throws ErrnoException;

    /**
     * sendmsg(2) with one iovec.
     *
     * @param control the control buffer, as it is
     * @param controllen msg_controllen; may differ from the buffer's length
     */
    long sendmsg(Fd socket, Bytes data, Optional<Bytes> to, Bytes control, long controllen, int flags)
            throws ErrnoException;

    /** recvmsg(2) with one iovec of {@code size} bytes and {@code controlSize} bytes of control buffer (0: msg_control NULL). */
    Received recvmsg(Fd socket, int size, int controlSize, int flags) throws ErrnoException;

    // ---- files ----

    Fd open(Bytes path, int flags, int mode) throws ErrnoException;

    Fd openat(Fd directory, Bytes path, int flags, int mode) throws ErrnoException;

    Fd openat2(Fd directory, Bytes path, long flags, long mode, long resolve) throws ErrnoException;

    /** AT_FDCWD for the *at calls. */
    Fd CWD = Fd.borrowed(-100);

    Bytes read(Fd fd, int size) throws ErrnoException;

    /** pread(2): reads at a place, and leaves the offset, which others may share, where it is. */
    Bytes pread(Fd fd, int size, long offset) throws ErrnoException;

    long write(Fd fd, Bytes data) throws ErrnoException;

    void close(Fd fd) throws ErrnoException;

    /** For {@link Fd#close()}: closes the number, ignores the error. */
    void closeQuietly(int number);

    Fd dup(Fd fd) throws ErrnoException;

    Fd dup2(Fd fd, int number) throws ErrnoException;

    Fd dup3(Fd fd, int number, int flags) throws ErrnoException;

    /** fcntl(2) with an int argument. A command that gives a descriptor (F_DUPFD) gives its number, unowned. */
    long fcntl(Fd fd, int command, long argument) throws ErrnoException;

    /** ioctl(2) with a plain number as argument. */
    long ioctl(Fd fd, long request, long argument) throws ErrnoException;

    /** ioctl(2) that fills an int (SIOCINQ, SIOCOUTQ). */
    int ioctlInt(Fd fd, long request) throws ErrnoException;

    long lseek(Fd fd, long offset, int whence) throws ErrnoException;

    void ftruncate(Fd fd, long length) throws ErrnoException;

    FileStatus fstat(Fd fd) throws ErrnoException;

    /** lstat(2). */
    FileStatus lstat(Bytes path) throws ErrnoException;

    /** struct stat, the part that anybody asked for (inode(7)). {@code mode} with its file type bits. */
    record FileStatus(long device, long inode, int mode, int links, int uid, int gid, long size) {
        public int type() {
            return mode & 0170000;
        }
    }

    void flock(Fd fd, int operation) throws ErrnoException;

    /** Reading end, writing end. {@code flags} empty: pipe(2), else pipe2(2). */
    List<Fd> pipe(Optional<Integer> flags) throws ErrnoException;

    Fd eventfd(int initial, int flags) throws ErrnoException;

    Fd memfd_create(Bytes name, int flags) throws ErrnoException;

    Bytes readlink(Bytes path) throws ErrnoException;

    /**
     * Reads all symbolic links of a directory (getdents64(2), readlinkat(2)) without an object for each: a process may
     * have a million descriptors. A link that is gone meanwhile is left out.
     *
     * @throws ErrnoException if the directory cannot be opened or listed, or a link not be read
     */
    void readlinks(Bytes directory, LinkVisitor visitor) throws ErrnoException;

    /** Takes one link: its name and where it leads to, both of use until it returns. */
    interface LinkVisitor {
        void link(ByteBuffer name, ByteBuffer target);
    }

    void unlink(Bytes path) throws ErrnoException;

    void rename(Bytes from, Bytes to) throws ErrnoException;

    void link(Bytes from, Bytes to) throws ErrnoException;

    void symlink(Bytes target, Bytes path) throws ErrnoException;

    void mkdir(Bytes path, int mode) throws ErrnoException;

    void mkfifo(Bytes path, int mode) throws ErrnoException;

    /** mkdtemp(3): a new folder of mode 0700; the template ends in XXXXXX; gives its name. */
    Bytes mkdtemp(Bytes template) throws ErrnoException;

    void chmod(Bytes path, int mode) throws ErrnoException;

    void fchmod(Fd fd, int mode) throws ErrnoException;

    void chown(Bytes path, int uid, int gid) throws ErrnoException;

    void chdir(Bytes path) throws ErrnoException;

    void chroot(Bytes path) throws ErrnoException;

    int umask(int mask);

    // ---- memory ----

    /** The address of the mapping. Nothing unmaps it but {@link #munmap} and the end of the process. */
    long mmap(Fd fd, long length, int protection, int flags, long offset) throws ErrnoException;

    void munmap(long address, long length) throws ErrnoException;

    /** Reads this process's own memory; what the kernel does to that (SIGBUS) happens. */
    Bytes peek(long address, int length);

    void poke(long address, Bytes data);

    /**
     * This process's own memory, in place, in the machine's byte order: what is read and written there is that memory.
     * It must stay mapped for as long as the view is used, or the JVM ends.
     */
    ByteBuffer memory(long address, int length);

    // ---- waiting ----

    /** poll(2) on one descriptor; the revents, 0 after {@code milliseconds} (-1: for ever). */
    int poll(Fd fd, int events, int milliseconds) throws ErrnoException;

    Fd epoll_create1(int flags) throws ErrnoException;

    void epoll_ctl(Fd epoll, int operation, Fd fd, int events) throws ErrnoException;

    /** At most 16 events; data is the number given to epoll_ctl. */
    List<EpollEvent> epoll_wait(Fd epoll, int milliseconds) throws ErrnoException;

    record EpollEvent(int events, int fdNumber) {}

    // ---- processes ----

    int getpid();

    int gettid();

    int getppid();

    int getuid();

    int geteuid();

    /** For all threads of this process, as glibc does it (setresuid(2), nptl(7)). */
    void setresuid(int real, int effective, int saved) throws ErrnoException;

    void setresgid(int real, int effective, int saved) throws ErrnoException;

    void setgroups(List<Integer> groups) throws ErrnoException;

    /** Soft and hard limit; RLIM_INFINITY is -1. */
    Limit getrlimit(int resource) throws ErrnoException;

    void setrlimit(int resource, Limit limit) throws ErrnoException;

    record Limit(long soft, long hard) {}

    /** Sets a signal's disposition to SIG_DFL (false) or SIG_IGN (true), whatever the JVM had there. */
    void signal(int signal, boolean ignore) throws ErrnoException;

    void kill(int pid, int signal) throws ErrnoException;

    /** raise(3) in this process; used for SIGSTOP on suspend. */
    void raise(int signal) throws ErrnoException;

    Fd pidfd_open(int pid, int flags) throws ErrnoException;

    Fd pidfd_getfd(Fd pidfd, int number, int flags) throws ErrnoException;

    void pidfd_send_signal(Fd pidfd, int signal) throws ErrnoException;

    /** kcmp(2): 0 the same, 1 or 2 an order, 3 different. */
    int kcmp(int pid1, int pid2, int type, long index1, long index2) throws ErrnoException;

    /** prctl(2) with numbers. */
    int prctl(int option, long a, long b, long c, long d) throws ErrnoException;

    /**
     * posix_spawn(3): a new process of another program.
     *
     * @param path absolute path of the program
     * @param duplicates target number → descriptor of this process, done by dup2 in the child before exec, so the
     *     target is not close-on-exec there; a target equal to its source only loses close-on-exec
     * @param environment the whole environment
     */
    int posix_spawn(Bytes path, List<Bytes> arguments, List<Bytes> environment, Map<Integer, Fd> duplicates)
            throws ErrnoException;

    /** Replaces this process's program; returns only by failing. */
    void execve(Bytes path, List<Bytes> arguments, List<Bytes> environment) throws ErrnoException;

    /** waitpid(2) for a child; empty with WNOHANG while it lives. */
    Optional<ExitStatus> waitpid(int pid, boolean noHang) throws ErrnoException;

    /** {@code signal} 0: it exited with {@code code}. */
    record ExitStatus(int code, int signal) {}

    /** _exit(2): ends the process at once; no shutdown hooks. */
    void _exit(int code);

    /** syscall(2) by name, with numbers only; ENOSYS where this architecture has no such call. */
    long syscall(String name, long... arguments) throws ErrnoException;

    // ---- terminal ----

    boolean isatty(int number);

    /** tcgetattr(3), as an opaque value to be given back. */
    TerminalAttributes tcgetattr(Fd fd) throws ErrnoException;

    /** tcsetattr(3) with TCSAFLUSH if {@code flush}, else TCSANOW. */
    void tcsetattr(Fd fd, TerminalAttributes attributes, boolean flush) throws ErrnoException;

    /** struct termios of glibc or musl; {@link #raw()} is cfmakeraw(3) with ISIG off, VMIN 1, VTIME 0. */
    record TerminalAttributes(Bytes termios) {
        public TerminalAttributes raw() {
            return new TerminalAttributes(RawMode.of(termios));
        }
    }

    /** TIOCGWINSZ. */
    WindowSize windowSize(Fd fd) throws ErrnoException;

    record WindowSize(int columns, int rows) {}
}
