package fdscope.kernel.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The functions of libc for processes, memory, waiting and terminals, beside those of {@link LibC}, which is loaded first:
 * to bind a function takes time, and who lists sockets needs none of these.
 */
final class ProcessLibC {
    static {
        Native.register(ProcessLibC.class, NativeLibrary.getProcess());
    }

    private ProcessLibC() {}

    static native long mmap(long address, long length, int protection, int flags, int fd, long offset);

    static native int munmap(long address, long length);

    static native int poll(Pointer fds, long count, int milliseconds);

    static native int epoll_create1(int flags);

    static native int epoll_ctl(int epoll, int operation, int fd, Pointer event);

    static native int epoll_wait(int epoll, Pointer events, int count, int milliseconds);

    static native int getpid();

    static native int getppid();

    static native int getuid();

    static native int geteuid();

    static native int setresuid(int real, int effective, int saved);

    static native int setresgid(int real, int effective, int saved);

    static native int setgroups(long count, Pointer groups);

    static native int getrlimit(int resource, Pointer limit);

    static native int setrlimit(int resource, Pointer limit);

    static native long signal(int signal, long handler);

    static native int kill(int pid, int signal);

    static native int raise(int signal);

    static native int prctl(int option, long a, long b, long c, long d);

    /** Gives an error number, unlike the others. */
    static native int posix_spawn(
            Pointer pid, Pointer path, Pointer actions, Pointer attributes, Pointer arguments, Pointer environment);

    static native int posix_spawn_file_actions_init(Pointer actions);

    static native int posix_spawn_file_actions_adddup2(Pointer actions, int source, int target);

    static native int posix_spawn_file_actions_destroy(Pointer actions);

    static native int posix_spawnattr_init(Pointer attributes);

    static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer mask);

    static native int posix_spawnattr_destroy(Pointer attributes);

    static native int execve(Pointer path, Pointer arguments, Pointer environment);

    static native int pthread_sigmask(int how, Pointer set, Pointer old);

    static native int waitpid(int pid, Pointer status, int options);

    static native void _exit(int code);

    static native int isatty(int fd);

    static native int tcgetattr(int fd, Pointer termios);

    static native int tcsetattr(int fd, int when, Pointer termios);
}
