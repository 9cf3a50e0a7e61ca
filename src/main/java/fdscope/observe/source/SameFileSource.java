package fdscope.observe.source;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.observe.SameFile;

/** Asks kcmp(2) whether two descriptors of two processes lead to one open file description. */
public final class SameFileSource {
    private static final int KCMP_FILE = 0;

    private final Syscalls calls;

    public SameFileSource(Syscalls calls) {
        this.calls = calls;
    }

    /** A refusal (seccomp, CONFIG_KCMP=n, a process that is not dumpable) is no answer, and says why. */
    public SameFile compare(int pid1, int fd1, int pid2, int fd2) {
        try {
            return SameFile.ofKcmp(calls.kcmp(pid1, pid2, KCMP_FILE, fd1, fd2));
        } catch (ErrnoException e) {
            return SameFile.notAnswerable(SameFile.KCMP, e.getMessage());
        }
    }
}
