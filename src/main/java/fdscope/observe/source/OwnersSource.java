package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.observe.Owner;
import fdscope.observe.Owners;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who holds which socket in one walk of /proc/PID/fd of all processes. */
public final class OwnersSource {
    private static final Path PROC = Path.of("/proc");

    private final Syscalls calls;

    public OwnersSource(Syscalls calls) {
        this.calls = calls;
    }

    /** A process that ends meanwhile is left out; one that may not be looked into is remembered. */
    public Owners read() {
        Map<Long, List<Owner>> bySocket = new HashMap<>();
        List<Integer> hidden = new ArrayList<>();
        int processes = 0;
        try {
            for (int pid : ProcFolder.numbers(PROC)) {
                try {
                    walk(pid, bySocket);
                    processes++;
                } catch (AccessDeniedException e) {
                    hidden.add(pid);
                } catch (IOException e) {
                    if (Files.exists(PROC.resolve(Integer.toString(pid)))) {
                        hidden.add(pid);
                    }
                }
            }
        } catch (IOException e) {
            return Owners.none(ProcFile.why(PROC, e));
        }
        Optional<String> others = Files.exists(PROC.resolve("1"))
                ? Optional.empty()
                : Optional.of("/proc does not show process 1: other users' processes are hidden (hidepid)");
        return new Owners(bySocket, processes, hidden, others);
    }

    private void walk(int pid, Map<Long, List<Owner>> bySocket) throws IOException {
        Path folder = PROC.resolve(pid + "/fd");
        Bytes prefix = Bytes.utf8(folder + "/");
        Bytes command = null;
        for (int fd : ProcFolder.numbers(folder)) {
            Optional<Long> inode;
            try {
                inode = Owners.socketInode(calls.readlink(prefix.plus(Bytes.utf8(Integer.toString(fd)))));
            } catch (ErrnoException e) {
                if (e.errno().equals(Errno.EACCES) || e.errno().equals(Errno.EPERM)) {
                    throw new AccessDeniedException(folder.toString());
                }
                continue;
            }
            if (inode.isPresent()) {
                command = command == null ? command(pid) : command;
                bySocket.computeIfAbsent(inode.get(), i -> new ArrayList<>(1)).add(new Owner(pid, fd, command));
            }
        }
    }

    /** /proc/PID/comm without its newline; empty when the process is gone. */
    private static Bytes command(int pid) {
        try {
            Bytes comm = ProcFile.bytes(PROC.resolve(pid + "/comm"));
            boolean newline = !comm.isEmpty() && comm.at(comm.length() - 1) == '\n';
            return newline ? comm.slice(0, comm.length() - 1) : comm;
        } catch (IOException e) {
            return Bytes.EMPTY;
        }
    }
}
