package fdscope.tui.terminal;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.tui.message.Input;
import java.util.List;

/**
 * The one thread that reads descriptor 0. Sleeps in epoll_wait while nothing comes; ends with {@link Input.EndOfInput}
 * when the terminal has gone, silently when closed.
 */
final class InputReader implements AutoCloseable {
    private static final Fd IN = Fd.borrowed(0);
    private static final int EAGAIN = 11;
    private static final int CLOEXEC = 02000000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLLIN = 1;
    private static final int ROOM = 4096;

    /** While more comes than can be handled. */
    private static final int CROWDED_MILLISECONDS = 1;

    private final Syscalls calls;
    private final Display.Sink sink;
    private final InputDecoder decoder = new InputDecoder();
    private final Fd wake;
    private final Thread thread;

    InputReader(Syscalls calls, Display.Sink sink) throws ErrnoException {
        this.calls = calls;
        this.sink = sink;
        this.wake = calls.eventfd(0, CLOEXEC);
        this.thread = new Thread(this::run, "terminal-input");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (Fd epoll = calls.epoll_create1(CLOEXEC)) {
            calls.epoll_ctl(epoll, EPOLL_CTL_ADD, wake, EPOLLIN);
            calls.epoll_ctl(epoll, EPOLL_CTL_ADD, IN, EPOLLIN);
            while (true) {
                if (sink.crowded()) {
                    if (calls.poll(wake, EPOLLIN, CROWDED_MILLISECONDS) != 0) {
                        return;
                    }
                    continue;
                }
                int patience = decoder.patience();
                var events = calls.epoll_wait(epoll, patience == 0 ? -1 : patience);
                if (events.stream().anyMatch(event -> event.fdNumber() == wake.number())) {
                    return;
                }
                if (events.isEmpty()) {
                    decoder.giveUp().forEach(sink::input);
                } else if (!readOnce()) {
                    break;
                }
            }
        } catch (ErrnoException e) {
            // EIO: hung up; whatever else it is, no key will come any more.
        }
        sink.input(new Input.EndOfInput());
    }

    private boolean readOnce() throws ErrnoException {
        try {
            Bytes bytes = calls.read(IN, ROOM);
            List<Input> inputs = decoder.decode(bytes.toArray());
            inputs.forEach(sink::input);
            return !bytes.isEmpty();
        } catch (ErrnoException e) {
            if (e.errno().equals(new Errno(EAGAIN))) {
                return true;
            }
            throw e;
        }
    }

    /** Returns when the thread has ended: nobody reads descriptor 0 afterwards. */
    @Override
    public void close() {
        boolean interrupted = false;
        try {
            calls.write(wake, Bytes.of(new byte[] {1, 0, 0, 0, 0, 0, 0, 0}));
        } catch (ErrnoException e) {
            throw new IllegalStateException("the input thread cannot be woken", e);
        }
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        wake.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
