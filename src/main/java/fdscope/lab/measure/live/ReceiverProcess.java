package fdscope.lab.measure.live;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.actor.OwnProgram;
import fdscope.lab.measure.Measurer.CannotMeasure;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The receiver seen from the sender. Closing it ends and reaps it, and so does the end of this program by a signal. What
 * it says on stderr goes into a memfd: no file is made.
 */
final class ReceiverProcess implements AutoCloseable {
    private static final int O_RDWR_CLOEXEC = 2 | 02000000;
    private static final int SIGKILL = 9;
    private static final int SEEK_SET = 0;
    private static final int MFD_CLOEXEC = 1;
    private static final int LONGEST_WORDS = 4096;

    private final Syscalls calls;
    private final Fd words;
    private final int pid;
    private final Thread hook = new Thread(this::end, "receiver-end");
    private boolean ended;

    private ReceiverProcess(Syscalls calls, Fd words, int pid) {
        this.calls = calls;
        this.words = words;
        this.pid = pid;
    }

    static ReceiverProcess start(Syscalls calls, Lines lines) throws CannotMeasure, ErrnoException {
        Fd words = calls.memfd_create(Bytes.utf8("fdscope-receiver-stderr"), MFD_CLOEXEC);
        try (Fd nothing = calls.open(Bytes.utf8("/dev/null"), O_RDWR_CLOEXEC, 0)) {
            Map<Integer, Fd> fds = new TreeMap<>(lines.there());
            fds.putAll(Map.of(0, nothing, 1, nothing, 2, words));
            ReceiverProcess receiver =
                    new ReceiverProcess(calls, words, OwnProgram.start(calls, ReceiverMain.class, fds));
            receiver.watch();
            lines.handOver();
            return receiver;
        } catch (IOException e) {
            words.close();
            throw new CannotMeasure("the receiver cannot be started: " + e.getMessage());
        } catch (ErrnoException e) {
            words.close();
            throw e;
        }
    }

    private void watch() throws CannotMeasure {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            end();
            words.close();
            throw new CannotMeasure("the program is being ended");
        }
    }

    /** What it said on stderr, the first line; empty if nothing. */
    String said() {
        try {
            calls.lseek(words, 0, SEEK_SET);
            return calls.read(words, LONGEST_WORDS).text().lines().findFirst().orElse("");
        } catch (ErrnoException e) {
            return "";
        }
    }

    /** It holds nothing that would have to be put in order. */
    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            calls.kill(pid, SIGKILL);
            calls.waitpid(pid, false);
        } catch (ErrnoException e) {
            return; // gone and reaped already
        }
    }

    @Override
    public void close() {
        end();
        words.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending, and the hook finds nothing to do
        }
    }
}
