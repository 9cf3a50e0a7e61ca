package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;

/**
 * How much of the machine an actor can take (getrlimit(2)), for itself and what it starts. The number of its processes
 * needs no limit: a lab says in its text how many there are.
 */
final class ActorLimits {
    /** A file in the lab's folder, or a memfd: more than any lab of the course has (64 MiB). Beyond it EFBIG. */
    static final long FILE_BYTES = 256L << 20;

    /**
     * All mappings together; the program itself reserves about 2 GiB. Beyond it ENOMEM. A soft limit, which no step can
     * raise: the program that an exercise checks has limits of its own, and a sanitizer reserves terabytes.
     */
    static final long ADDRESS_BYTES = 16L << 30;

    private static final int RLIMIT_FSIZE = 1;
    private static final int RLIMIT_CORE = 4;
    static final int RLIMIT_AS = 9;
    private static final int O_WRONLY_CLOEXEC = 1 | 02000000;

    private ActorLimits() {}

    static void set(Syscalls calls) throws ErrnoException {
        atMost(calls, RLIMIT_CORE, 0);
        atMost(calls, RLIMIT_FSIZE, FILE_BYTES);
        narrow(calls);
        goFirst(calls);
    }

    private static void narrow(Syscalls calls) throws ErrnoException {
        Syscalls.Limit now = calls.getrlimit(RLIMIT_AS);
        if (Long.compareUnsigned(now.soft(), ADDRESS_BYTES) > 0) {
            calls.setrlimit(RLIMIT_AS, new Syscalls.Limit(ADDRESS_BYTES, now.hard()));
        }
    }

    /** For what is started now; whoever widens, narrows again. */
    static Syscalls.Limit widen(Syscalls calls) throws ErrnoException {
        Syscalls.Limit now = calls.getrlimit(RLIMIT_AS);
        calls.setrlimit(RLIMIT_AS, new Syscalls.Limit(now.hard(), now.hard()));
        return now;
    }

    /** A limit that is lower already stays: the highest one, RLIM_INFINITY, is -1. */
    private static void atMost(Syscalls calls, int resource, long most) throws ErrnoException {
        Syscalls.Limit now = calls.getrlimit(resource);
        long hard = Long.compareUnsigned(now.hard(), most) < 0 ? now.hard() : most;
        long soft = Long.compareUnsigned(now.soft(), hard) < 0 ? now.soft() : hard;
        calls.setrlimit(resource, new Syscalls.Limit(soft, hard));
    }

    /** Where memory runs out all the same, the kernel ends actors before anything else (proc_pid_oom_score_adj(5)). */
    private static void goFirst(Syscalls calls) {
        try (Fd file = calls.open(Bytes.utf8("/proc/self/oom_score_adj"), O_WRONLY_CLOEXEC, 0)) {
            calls.write(file, Bytes.utf8("1000"));
        } catch (ErrnoException e) {
            return; // a system that does not let us: then it chooses itself
        }
    }
}
