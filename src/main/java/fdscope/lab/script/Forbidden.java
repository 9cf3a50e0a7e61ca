package fdscope.lab.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a lab cannot ask of its actors, and what to write instead. {@code syscall()} makes calls whose arguments are
 * numbers and descriptors: with an address a call could write into the program that plays the actor. The environment
 * of a new actor cannot load code into that program. Checked where the text says it, and again where it is done.
 */
public final class Forbidden {
    private static final String NEW_PROCESS =
            " would copy one thread of a many-threaded program; write spawn() for a new process: carol = spawn()";
    private static final String ONE_THREAD =
            " changes one thread only and would tear the actor in two;" + " write \"actor NAME unshare FLAGS\"";
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("fork", NEW_PROCESS),
            Map.entry("vfork", NEW_PROCESS),
            Map.entry("clone", NEW_PROCESS),
            Map.entry("clone3", NEW_PROCESS),
            Map.entry("unshare", ONE_THREAD),
            Map.entry("setns", ONE_THREAD),
            Map.entry("exit", " cannot be made so; write exit(N)"),
            Map.entry("exit_group", " cannot be made so; write exit(N)"),
            Map.entry("execve", " cannot be made so; write execve()"),
            Map.entry("execveat", " cannot be made so; write execve()"));

    /** All their arguments are numbers and descriptors, and what they change ends with the lab. */
    private static final Set<String> OF_NUMBERS = Set.of(("alarm close close_range dup dup2 dup3 epoll_create"
                    + " epoll_create1 eventfd eventfd2 fadvise64 fallocate fchdir fdatasync flock fsync ftruncate"
                    + " getegid geteuid getgid getpgid getpgrp getpid getppid getpriority getsid gettid getuid"
                    + " inotify_init inotify_init1 inotify_rm_watch ioprio_get kcmp kill listen lseek membarrier"
                    + " memfd_secret mlockall munlockall pause personality pidfd_getfd pidfd_open process_mrelease"
                    + " readahead sched_get_priority_max sched_get_priority_min sched_getscheduler sched_yield"
                    + " setfsgid setfsuid setgid setpgid setregid setresgid setresuid setreuid setsid setuid shutdown"
                    + " socket sync_file_range syncfs tee tgkill timerfd_create tkill umask")
            .split(" "));

    /** The same, where those at these places (from 0) are 0: they take the address of something. */
    private static final Map<String, List<Integer>> WITH_NULL = Map.of(
            "accept", List.of(1, 2),
            "accept4", List.of(1, 2),
            "copy_file_range", List.of(1, 3),
            "pidfd_send_signal", List.of(2),
            "sendfile", List.of(2),
            "splice", List.of(1, 3));

    /** What the loader, the C library and the JVM read before an actor can say anything. */
    private static final List<String> LOADING = List.of(
            "LD_", "JAVA", "JDK_", "_JAVA", "JNA_", "GLIBC_", "MALLOC_", "GCONV_", "LOCPATH", "NLSPATH", "CLASSPATH");

    private Forbidden() {}

    /** Why {@code syscall("name", …)} is not made; empty: it is, as far as the name says. */
    public static Optional<String> call(String name) {
        if (INSTEAD.containsKey(name)) {
            return Optional.of(name + INSTEAD.get(name));
        }
        if (OF_NUMBERS.contains(name) || WITH_NULL.containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(name
                + (CallTable.call(name).isPresent()
                        ? " takes addresses; write " + name + "() without syscall"
                        : ": syscall() makes calls whose arguments are numbers and descriptors alone, and this is"
                                + " none that is known to be one"));
    }

    /** The same, with the arguments behind the name. */
    public static Optional<String> call(String name, List<Long> arguments) {
        Optional<String> why = call(name);
        for (int place : WITH_NULL.getOrDefault(name, List.of())) {
            if (why.isEmpty() && place < arguments.size() && arguments.get(place) != 0) {
                why = Optional.of(name + ": argument " + (place + 1) + " is an address, expected 0");
            }
        }
        return why;
    }

    /** @param setting {@code NAME=VALUE}, as spawn() takes it */
    public static Optional<String> environment(String setting) {
        String name = setting.split("=", 2)[0];
        return LOADING.stream().anyMatch(name::startsWith)
                ? Optional.of(
                        "env " + name + " would load code into the program that plays the actor; take another name")
                : Optional.empty();
    }
}
