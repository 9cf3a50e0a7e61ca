package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.lab.script.Step;
import fdscope.observe.FdTable;
import fdscope.observe.KernelStack;
import fdscope.observe.Reading;
import fdscope.observe.SameFile;
import fdscope.observe.SleepingCall;
import fdscope.observe.SleepsIn;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What a lab may ask of the machine: observations, needs and the clock. Sockets are asked in an actor's network namespace. */
public interface Machine {
    /** All descriptors of a process; empty when it is gone. */
    FdTable fdTable(int pid);

    SameFile sameFile(int firstPid, int firstFd, int secondPid, int secondFd);

    /** The row of this inode in one source; empty: the source has none. */
    Optional<SocketSighting> socket(long inode, Source source, Actor where);

    /** The rows of these inodes in one source, or why it tells nothing. */
    Reading<List<SocketSighting>> sockets(Set<Long> inodes, Source source, Actor where);

    /** Whether a name is there, not followed (lstat(2)). */
    boolean exists(Bytes path);

    /** st_ino and st_size behind a descriptor of a process; empty when it cannot be asked. */
    Optional<FileFacts> file(int pid, int fd);

    record FileFacts(long inode, long size) {}

    /** Mappings of files, from /proc/PID/maps. */
    List<MappedFile> mappings(int pid);

    /** @param path as maps prints it; @param rights such as {@code rw} */
    record MappedFile(Bytes path, long inode, long length, String rights) {}

    SleepingCall sleepingCall(int pid, int tid);

    SleepsIn sleepsIn(int pid, int tid);

    /** The letter of proc_pid_stat(5): S sleeps until somebody wakes it, D waits for a disk, R runs, T is stopped; "" gone. */
    String state(int pid);

    /** The functions that a sleeping thread is inside; empty when it may not be asked (only root may) or runs. */
    KernelStack stack(int pid, int tid);

    /** The effective uid, from /proc/PID/status. */
    OptionalInt uid(int pid);

    /** Whether the kernel has this symbol; empty when kallsyms cannot be read. */
    Optional<Boolean> symbol(String name);

    /** A number from /proc/sys: {@code net.unix.max_dgram_qlen}. */
    OptionalLong sysctl(String name);

    /** Why this need is not met here, in words; empty when it is met. */
    Optional<String> unmet(Step.Need need);

    /**
     * How many of these sockets are still there, once whatever the collector of in-flight sockets owes has been waited for
     * with a deadline.
     */
    int remaining(Set<Long> inodes);

    long nanoTime();

    /** Lets a millisecond or so pass, between two looks. */
    void waitBetweenLooks();
}
