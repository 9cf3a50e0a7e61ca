package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.observe.Owner;
import fdscope.observe.Owners;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One walk through /proc/PID/fd of all processes, to find who holds which socket. Any number of threads may take part: each
 * calls {@link #walk} and takes the next process while there is one.
 */
public final class OwnersSource {
    private static final Path PROC = Path.of("/proc");

    private final Syscalls calls;
    private final List<Integer> pids = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private Optional<String> failure = Optional.empty();

    /** The processes that there are now. */
    public OwnersSource(Syscalls calls) {
        this.calls = calls;
        try {
            pids.addAll(ProcFolder.numbers(PROC));
        } catch (IOException e) {
            failure = Optional.of(ProcFile.why(PROC, e));
        }
    }

    /** The whole walk, on this thread alone. */
    public Owners read() {
        return joined(List.of(walk()));
    }

    /** This thread's part: a process that ends meanwhile is left out; one that may not be looked into is remembered. */
    Owners.Part walk() {
        Owners.Part part = new Owners.Part();
        for (int i = next.getAndIncrement(); i < pids.size(); i = next.getAndIncrement()) {
            int pid = pids.get(i);
            try {
                new Process(pid, part).read();
                part.lookedInto();
            } catch (ErrnoException e) {
                boolean gone = e.errno().equals(Errno.ENOENT) || e.errno().equals(Errno.ESRCH);
                if (!gone || Files.exists(PROC.resolve(Integer.toString(pid)))) {
                    part.couldNotLookInto(pid);
                }
            }
        }
        return part;
    }

    Owners joined(List<Owners.Part> parts) {
        if (failure.isPresent()) {
            return Owners.none(failure.get());
        }
        Optional<String> others = Files.exists(PROC.resolve("1"))
                ? Optional.empty()
                : Optional.of("/proc does not show process 1: other users' processes are hidden (hidepid)");
        return Owners.Part.joined(parts, others);
    }

    private final class Process implements Syscalls.LinkVisitor {
        private final int pid;
        private final Owners.Part part;
        private Bytes command;

        Process(int pid, Owners.Part part) {
            this.pid = pid;
            this.part = part;
        }

        void read() throws ErrnoException {
            calls.readlinks(Bytes.utf8("/proc/" + pid + "/fd"), this);
        }

        @Override
        public void link(ByteBuffer name, ByteBuffer target) {
            long inode = Owners.socketInode(target);
            if (inode < 0) {
                return;
            }
            int fd = 0;
            while (name.hasRemaining()) {
                fd = fd * 10 + name.get() - '0';
            }
            command = command == null ? command() : command;
            part.add(inode, new Owner(pid, fd, command));
        }

        /** /proc/PID/comm without its newline; empty when the process is gone. */
        private Bytes command() {
            try {
                Bytes comm = ProcFile.bytes(PROC.resolve(pid + "/comm"));
                boolean newline = !comm.isEmpty() && comm.at(comm.length() - 1) == '\n';
                return newline ? comm.slice(0, comm.length() - 1) : comm;
            } catch (IOException e) {
                return Bytes.EMPTY;
            }
        }
    }
}
