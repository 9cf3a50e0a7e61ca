package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.observe.KernelStack;
import fdscope.observe.Reading;
import fdscope.observe.SleepingCall;
import fdscope.observe.SleepsIn;
import fdscope.observe.parse.ProcessParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Looks at one process and its threads in /proc. */
public final class ProcessSource {
    private final Syscalls calls;

    public ProcessSource(Syscalls calls) {
        this.calls = calls;
    }

    /** True while /proc lists it; a zombie is listed too, {@link #status} tells its State. */
    public boolean exists(int pid) {
        return Files.exists(proc(pid));
    }

    /** The keys of /proc/PID/status. */
    public Reading<Map<String, String>> status(int pid) {
        return ProcFile.read(proc(pid).resolve("status"), ProcessParser::status);
    }

    /** Real, effective, saved and file system uid. */
    public Reading<List<Long>> uids(int pid) {
        Path path = proc(pid).resolve("status");
        Reading<List<Long>> uids =
                ProcFile.read(path, text -> ProcessParser.uids(text).orElse(List.of()));
        return uids.value().filter(List::isEmpty).isPresent()
                ? Reading.failed(path + ": no line Uid", uids.at())
                : uids;
    }

    /** /proc/PID/comm without its newline; from outside, escape before showing. */
    public Reading<Bytes> command(int pid) {
        return ProcFile.read(
                proc(pid).resolve("comm"), text -> text.isEmpty() ? text : text.slice(0, text.length() - 1));
    }

    /** Thread ids. */
    public Reading<List<Integer>> threads(int pid) {
        Path folder = proc(pid).resolve("task");
        try {
            return Reading.of(ProcFolder.numbers(folder), Instant.now());
        } catch (IOException e) {
            return Reading.failed(ProcFile.why(folder, e), Instant.now());
        }
    }

    /** The kernel function that a thread sleeps in. Of a JVM the thread must be named: its main thread waits for others. */
    public Reading<SleepsIn> sleepsIn(int pid, int tid) {
        return ProcFile.read(
                task(pid, tid).resolve("wchan"), text -> SleepsIn.of(text.text().strip()));
    }

    /** The system call that a thread is in. */
    public Reading<SleepingCall> sleepingCall(int pid, int tid) {
        return ProcFile.read(task(pid, tid).resolve("syscall"), ProcessParser::syscall);
    }

    /** The functions that a sleeping thread is inside; root alone may read them. */
    public Reading<KernelStack> stack(int pid, int tid) {
        return ProcFile.read(task(pid, tid).resolve("stack"), ProcessParser::stack);
    }

    /** The inode of the network namespace that a process is in; two processes with the same number share it. */
    public Reading<Long> networkNamespace(int pid) {
        return networkNamespace(proc(pid) + "/ns/net");
    }

    /** That of this process. */
    public Reading<Long> networkNamespace() {
        return networkNamespace("/proc/self/ns/net");
    }

    private Reading<Long> networkNamespace(String path) {
        try {
            return ProcessParser.namespace(calls.readlink(Bytes.utf8(path)))
                    .map(inode -> Reading.of(inode, Instant.now()))
                    .orElseGet(() -> Reading.failed(path + ": not of the form net:[number]", Instant.now()));
        } catch (ErrnoException e) {
            return Reading.failed(e.getMessage(), Instant.now());
        }
    }

    private static Path proc(int pid) {
        return Path.of("/proc/" + pid);
    }

    private static Path task(int pid, int tid) {
        return Path.of("/proc/" + pid + "/task/" + tid);
    }
}
