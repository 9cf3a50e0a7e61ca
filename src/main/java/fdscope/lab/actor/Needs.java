package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.lab.script.Step;
import fdscope.observe.KernelSymbols;
import fdscope.observe.SleepsIn;
import fdscope.observe.source.KernelSource;
import fdscope.observe.source.ProcessSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What a lab may need of kernel, user and machine: each is tried, never concluded from a version number. */
final class Needs {
    /** First kernel that has the option; for the reason only. */
    private static final Map<String, String> SINCE = Map.of(
            "SO_PASSPIDFD", "6.5",
            "SO_PEERPIDFD", "6.5",
            "SO_PASSRIGHTS", "6.16",
            "SO_INQ", "6.17");

    private static final int SOL_SOCKET = 1;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 02000000;

    private final Syscalls calls;
    private final KernelSource kernel;
    private Optional<String> userns;

    Needs(Syscalls calls, KernelSource kernel) {
        this.calls = calls;
        this.kernel = kernel;
    }

    /** Empty: it is met; else why not. */
    Optional<String> unmet(Step.Need need) {
        return switch (need.kind()) {
            case ROOT -> calls.geteuid() == 0 ? Optional.empty() : Optional.of("root: this is uid " + calls.geteuid());
            case USERNS -> userns();
            case PTRACE -> ptrace();
            case WCHAN -> wchan(new ProcessSource(calls), calls.getpid());
            case OPTION -> option(need.name());
            case SYMBOL -> symbol(need.name());
            case PROGRAM ->
                program(need.name()).isPresent()
                        ? Optional.empty()
                        : Optional.of("program " + need.name() + ": not found in PATH");
        };
    }

    private synchronized Optional<String> userns() {
        if (userns == null) {
            userns = tryUserns();
        }
        return userns;
    }

    private Optional<String> tryUserns() {
        Optional<Path> unshare = program("unshare");
        if (unshare.isEmpty()) {
            return Optional.of("user namespaces: program unshare (util-linux) not found in PATH");
        }
        List<String> words = calls.geteuid() == 0 && program("setpriv").isPresent()
                ? List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "unshare", "-Ur", "true")
                : List.of("unshare", "-Ur", "true");
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("user namespaces: this system does not let an ordinary user make one");
        } catch (IOException e) {
            return Optional.of("user namespaces: unshare could not be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("user namespaces: the question was interrupted");
        }
    }

    private Optional<String> ptrace() {
        String scope = kernel.sysctl("kernel.yama.ptrace_scope").value().orElse("0");
        return scope.equals("0")
                ? Optional.empty()
                : Optional.of(
                        "ptrace: Yama keeps processes of one user apart (kernel.yama.ptrace_scope is " + scope + ")");
    }

    /** Some of our own threads sleep at any time; of a kernel that hides the place each seems to be awake. */
    static Optional<String> wchan(ProcessSource processes, int pid) {
        boolean told = processes.threads(pid).value().orElse(List.of()).stream()
                .anyMatch(tid -> processes
                        .sleepsIn(pid, tid)
                        .value()
                        .flatMap(SleepsIn::function)
                        .isPresent());
        return told
                ? Optional.empty()
                : Optional.of("wchan: /proc/PID/wchan does not tell here what a process sleeps in");
    }

    private Optional<String> option(String name) {
        int number = Constants.here().require(name);
        try (Fd socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0)) {
            calls.getsockopt(socket, SOL_SOCKET, number, 16);
            return Optional.empty();
        } catch (ErrnoException e) {
            if (!e.errno().equals(Errno.ENOPROTOOPT) || canBeSet(number)) {
                return Optional.empty();
            }
            String since = SINCE.containsKey(name) ? "; since Linux " + SINCE.get(name) : "";
            return Optional.of(name + " (" + e.errno().name() + since + ")");
        }
    }

    /** Some can be set and not be asked for, SO_INQ for one. */
    private boolean canBeSet(int option) {
        try (Fd socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0)) {
            calls.setsockopt(socket, SOL_SOCKET, option, Bytes.of(new byte[4]));
            return true;
        } catch (ErrnoException e) {
            return !e.errno().equals(Errno.ENOPROTOOPT);
        }
    }

    private Optional<String> symbol(String name) {
        KernelSymbols symbols = kernel.symbols(Set.of(name));
        return switch (symbols.status(name)) {
            case PRESENT -> Optional.empty();
            case NO_SYMBOL -> Optional.of("symbol " + name + ": inlined or not in this kernel");
            case UNKNOWN ->
                Optional.of("symbol " + name + ": " + symbols.unknown().orElse("unknown"));
        };
    }

    private static Optional<Path> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String folder : path.split(":")) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }
}
