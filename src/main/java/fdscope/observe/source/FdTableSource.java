package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.observe.FdInfo;
import fdscope.observe.FdTable;
import fdscope.observe.Reading;
import fdscope.observe.parse.FdInfoParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the descriptor table of a process: /proc/PID/fd and /proc/PID/fdinfo. Needs ptrace access mode PTRACE_MODE_READ. */
public final class FdTableSource {
    private final Syscalls calls;

    public FdTableSource(Syscalls calls) {
        this.calls = calls;
    }

    /** All descriptors; one that is closed while the table is read is left out. */
    public Reading<FdTable> read(int pid) {
        Path folder = Path.of("/proc/" + pid + "/fd");
        List<FdTable.Descriptor> descriptors = new ArrayList<>();
        Optional<String> trouble = Optional.empty();
        try {
            for (int number : ProcFolder.numbers(folder)) {
                try {
                    Bytes target = calls.readlink(Bytes.utf8(folder + "/" + number));
                    Reading<FdInfo> info = info(pid, number);
                    descriptors.add(new FdTable.Descriptor(number, target, info.value()));
                } catch (ErrnoException e) {
                    if (!e.errno().equals(Errno.ENOENT)) {
                        trouble = Optional.of(e.getMessage());
                    }
                }
            }
        } catch (IOException e) {
            return Reading.failed(ProcFile.why(folder, e), Instant.now());
        }
        FdTable table = new FdTable(pid, descriptors);
        return trouble.isEmpty()
                ? Reading.of(table, Instant.now())
                : Reading.partial(table, trouble.get(), Instant.now());
    }

    /** /proc/PID/fdinfo/FD alone. */
    public Reading<FdInfo> info(int pid, int number) {
        return ProcFile.read(Path.of("/proc/" + pid + "/fdinfo/" + number), FdInfoParser::parse);
    }

    /** What /proc/PID/fd/FD leads to. */
    public Reading<Bytes> target(int pid, int number) {
        try {
            return Reading.of(calls.readlink(Bytes.utf8("/proc/" + pid + "/fd/" + number)), Instant.now());
        } catch (ErrnoException e) {
            return Reading.failed(e.getMessage(), Instant.now());
        }
    }
}
