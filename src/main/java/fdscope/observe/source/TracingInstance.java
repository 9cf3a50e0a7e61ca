package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.observe.KernelPoint;
import fdscope.observe.Reading;
import fdscope.observe.parse.TraceParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A private instance of tracefs, {@code instances/fdscope-PID-START}: records the points at which sockets and their
 * buffers are handled, for chosen threads only, with the way there (Documentation/trace/ftrace.rst, "Instances"). Other
 * users of tracefs notice nothing. Its {@code trace_pipe} stays open: as long as it is, the kernel lets nobody remove
 * the instance, so that a sweep cannot take it from a living program. Thread-safe; closing removes it.
 */
public final class TracingInstance implements AutoCloseable {
    /** Where tracefs is mounted; fdscope mounts nothing. */
    public static final List<Path> USUAL_PLACES =
            List.of(Path.of("/sys/kernel/tracing"), Path.of("/sys/kernel/debug/tracing"));

    private static final String INSTANCES = "instances";
    private static final Pattern NAME = Pattern.compile("fdscope-(\\d{1,10})-(\\d{1,20})");
    private static final List<String> POINTS = List.of("sock", "skb");
    /** Those of the lab language that touch a socket, and those that the actors' own talk is made of. */
    private static final List<String> CALLS = List.of(
            "accept",
            "accept4",
            "bind",
            "close",
            "connect",
            "dup2",
            "dup3",
            "getsockopt",
            "listen",
            "read",
            "readv",
            "recvfrom",
            "recvmmsg",
            "recvmsg",
            "sendmmsg",
            "sendmsg",
            "sendto",
            "setsockopt",
            "shutdown",
            "socket",
            "socketpair",
            "splice",
            "write",
            "writev");

    private static final int O_NONBLOCK_CLOEXEC = 04000 | 02000000;
    /** Without O_TRUNC, which would empty {@code set_event_pid} for a moment: an empty list means everybody. */
    private static final int O_WRONLY_APPEND_CLOEXEC = 1 | 02000 | 02000000;

    private static final int CHUNK = 64 << 10;
    /** More than a step of a lab can bring: whoever goes on recording meanwhile is not waited for. */
    private static final int MOST = 16 << 20;

    private final Syscalls calls;
    private final Path path;
    private final Fd pipe;
    private boolean enabled;
    private boolean closed;

    private TracingInstance(Syscalls calls, Path path, Fd pipe) {
        this.calls = calls;
        this.path = path;
        this.pipe = pipe;
    }

    /** Nothing can be recorded here: one sentence says why, and what to do. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Makes one, after removing what killed programs have left. Nothing is recorded before {@link #follow}. */
    public static TracingInstance make(Syscalls calls) throws Refused {
        if (calls.geteuid() != 0) {
            throw new Refused("recording in the kernel needs root");
        }
        // Tracefs counts pids in the first namespace; in another one ours would name other people's threads.
        if (!isFirstPidNamespace(calls)) {
            throw new Refused("recording in the kernel needs the first pid namespace, and this is a container's");
        }
        Path place = USUAL_PLACES.stream()
                .filter(folder -> Files.isDirectory(folder.resolve(INSTANCES)))
                .findFirst()
                .orElseThrow(() -> new Refused("tracefs is not mounted at " + USUAL_PLACES.get(0)
                        + "; as root: mount -t tracefs tracefs " + USUAL_PLACES.get(0)));
        return make(calls, place);
    }

    /** @param tracefs the mount point */
    static TracingInstance make(Syscalls calls, Path tracefs) throws Refused {
        sweep(tracefs);
        Path path = tracefs.resolve(INSTANCES).resolve("fdscope-" + calls.getpid() + "-" + start(calls.getpid()));
        try {
            calls.mkdir(Bytes.utf8(path.toString()), 0700);
        } catch (ErrnoException e) {
            throw new Refused("this kernel lets nobody make an instance in " + tracefs + ": " + e.getMessage());
        }
        try {
            Fd pipe = calls.open(Bytes.utf8(path + "/trace_pipe"), O_NONBLOCK_CLOEXEC, 0);
            return new TracingInstance(calls, path, pipe);
        } catch (ErrnoException e) {
            remove(path);
            throw new Refused("the recording cannot be read: " + e.getMessage());
        }
    }

    /** Removes the instances of programs that are gone, wherever tracefs is mounted; those of others are left alone. */
    public static void sweep() {
        USUAL_PLACES.forEach(TracingInstance::sweep);
    }

    static void sweep(Path tracefs) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(tracefs.resolve(INSTANCES), "fdscope-*")) {
            for (Path entry : entries) {
                Matcher name = NAME.matcher(entry.getFileName().toString());
                if (name.matches() && !isAlive(name.group(1), name.group(2))) {
                    remove(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // no tracefs, or not for this user: then nothing of ours is in it
        }
    }

    /** Records these threads from now on, beside those that were named before. */
    public synchronized void follow(Set<Integer> tids) throws Refused {
        if (closed) {
            return;
        }
        String list = tids.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
        try {
            // First who, then what: without a list everybody would be recorded.
            write("set_event_pid", list);
            if (!enabled) {
                enable();
                enabled = true;
            }
        } catch (ErrnoException e) {
            throw new Refused("the kernel refuses to record: " + e.getMessage());
        }
    }

    private void enable() throws ErrnoException, Refused {
        write("options/stacktrace", "1");
        if (!Files.isDirectory(path.resolve("events/syscalls"))) {
            throw new Refused("this kernel records no system calls (CONFIG_FTRACE_SYSCALLS)");
        }
        for (String call : CALLS) {
            for (String side : List.of("sys_enter_", "sys_exit_")) {
                enable("events/syscalls/" + side + call);
            }
        }
        for (String point : POINTS) {
            enable("events/" + point);
        }
    }

    /** What this kernel does not have is passed over. */
    private void enable(String event) throws ErrnoException {
        if (Files.exists(path.resolve(event + "/enable"))) {
            write(event + "/enable", "1");
        }
    }

    /** What was recorded since the last time, in order; a remark says how much was lost. */
    public synchronized Reading<List<KernelPoint>> take() throws Refused {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            while (!closed && text.size() < MOST) {
                Bytes chunk = calls.read(pipe, CHUNK);
                if (chunk.isEmpty()) {
                    break;
                }
                text.writeBytes(chunk.toArray());
            }
        } catch (ErrnoException e) {
            if (!e.errno().equals(Errno.EAGAIN)) {
                throw new Refused("the recording cannot be read: " + e.getMessage());
            }
        }
        Bytes all = Bytes.of(text.toByteArray());
        Reading<List<KernelPoint>> points = Reading.of(TraceParser.parse(all), Instant.now());
        long lost = TraceParser.lost(all);
        return lost == 0 ? points : points.remarking(lost + " records, more than the kernel's buffer holds");
    }

    private void write(String file, String text) throws ErrnoException {
        try (Fd fd = calls.open(Bytes.utf8(path + "/" + file), O_WRONLY_APPEND_CLOEXEC, 0)) {
            calls.write(fd, Bytes.utf8(text + "\n"));
        }
    }

    /** Removes the instance, and with it all that was switched on. Idempotent. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            pipe.close();
            remove(path);
        }
    }

    /** The kernel takes the files in it away with the folder; it refuses while somebody has one of them open. */
    private static void remove(Path instance) {
        try {
            Files.deleteIfExists(instance);
        } catch (IOException e) {
            return; // the next start tries again
        }
    }

    private static boolean isFirstPidNamespace(Syscalls calls) {
        try {
            // PROC_PID_INIT_INO of include/uapi/linux/nsfs.h
            return calls.readlink(Bytes.utf8("/proc/self/ns/pid")).text().equals("pid:[4026531836]");
        } catch (ErrnoException e) {
            return true; // a kernel without pid namespaces
        }
    }

    private static boolean isAlive(String pid, String start) {
        return start.equals(start(Long.parseLong(pid)));
    }

    /** When a process began, in clock ticks since the machine did (proc_pid_stat(5), fields 3 and 22); "" if it is dead. */
    private static String start(long pid) {
        try {
            String stat = new String(
                    ProcFile.bytes(Path.of("/proc/" + pid + "/stat")).toArray(), StandardCharsets.ISO_8859_1);
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "))
                    .filter(fields -> fields.length > 19 && !fields[0].equals("Z"))
                    .map(fields -> fields[19])
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
