package fdscope.tui.terminal;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.Syscalls.TerminalAttributes;
import fdscope.kernel.Syscalls.WindowSize;
import java.io.IOException;

/** Descriptors 0 and 1 as a terminal: line discipline, size, bytes out. Borrows both. */
final class Tty {
    private static final Fd IN = Fd.borrowed(0);
    private static final Fd OUT = Fd.borrowed(1);
    private static final int POLLOUT = 4;
    private static final int EAGAIN = 11;

    private final Syscalls calls;
    private final TerminalAttributes found;

    /** Remembers the line discipline as it is now; {@link #restore()} puts exactly that back. */
    Tty(Syscalls calls) throws IOException {
        this.calls = calls;
        this.found = io(() -> calls.tcgetattr(IN));
    }

    void raw() throws IOException {
        io(() -> {
            calls.tcsetattr(IN, found.raw(), false);
            return null;
        });
    }

    /** Drops what was typed and not read: the rest of a mouse report must not reach the shell. */
    void restore() throws IOException {
        io(() -> {
            calls.tcsetattr(IN, found, true);
            return null;
        });
    }

    /** TIOCGWINSZ; 80x24 where a terminal says 0x0 (a serial line, a fresh pty). */
    WindowSize size() throws IOException {
        WindowSize told = io(() -> calls.windowSize(OUT));
        return told.columns() > 0 && told.rows() > 0 ? told : new WindowSize(80, 24);
    }

    /** All of it, also where somebody made the descriptor non-blocking. */
    void write(byte[] bytes) throws IOException {
        io(() -> {
            Bytes rest = Bytes.of(bytes);
            while (!rest.isEmpty()) {
                try {
                    rest = rest.slice((int) calls.write(OUT, rest), rest.length());
                } catch (ErrnoException e) {
                    if (!e.errno().equals(new Errno(EAGAIN))) {
                        throw e;
                    }
                    calls.poll(OUT, POLLOUT, -1);
                }
            }
            return null;
        });
    }

    private interface Call<T> {
        T make() throws ErrnoException;
    }

    private static <T> T io(Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (ErrnoException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
