package fdscope.kernel.jna;

import com.sun.jna.Pointer;
import fdscope.kernel.Architecture;
import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The system calls of the machine this runs on; here memory, waiting and the terminal, the rest where it extends.
 * Thread-safe and without state but each thread's scratch memory. Made by {@link NativeDoor}.
 */
public final class JnaSyscalls extends ProcessCalls {
    private static final int EPOLL_ROOM = 16;
    private static final long TIOCGWINSZ = 0x5413;
    private static final int TCSANOW = 0;
    private static final int TCSAFLUSH = 2;
    /** struct termios has 60 bytes in glibc and musl. */
    private static final int TERMIOS = 60;

    JnaSyscalls(Architecture architecture) {
        super(architecture);
    }

    @Override
    public long mmap(Fd fd, long length, int protection, int flags, long offset) throws ErrnoException {
        int number = fd.number();
        return call("mmap", () -> ProcessLibC.mmap(0, length, protection, flags, number, offset), number, length);
    }

    @Override
    public void munmap(long address, long length) throws ErrnoException {
        call("munmap", () -> ProcessLibC.munmap(address, length), "0x" + Long.toHexString(address), length);
    }

    @Override
    public Bytes peek(long address, int length) {
        return bytes(new Pointer(address), length);
    }

    @Override
    public void poke(long address, Bytes data) {
        new Pointer(address).write(0, data.toArray(), 0, data.length());
    }

    @Override
    public ByteBuffer memory(long address, int length) {
        return new Pointer(address).getByteBuffer(0, length).order(ByteOrder.nativeOrder());
    }

    @Override
    public int poll(Fd fd, int events, int milliseconds) throws ErrnoException {
        try (Scratch memory = scratch()) {
            int number = fd.number();
            Pointer pollfd = memory.zeros(8);
            pollfd.setInt(0, number);
            pollfd.setShort(4, (short) events);
            Remaining left = remaining(milliseconds);
            call("poll", () -> ProcessLibC.poll(pollfd, 1, left.milliseconds()), number);
            return pollfd.getShort(6) & 0xffff;
        }
    }

    @Override
    public Fd epoll_create1(int flags) throws ErrnoException {
        return owned(call("epoll_create1", () -> ProcessLibC.epoll_create1(flags)));
    }

    @Override
    public void epoll_ctl(Fd epoll, int operation, Fd fd, int events) throws ErrnoException {
        try (Scratch memory = scratch()) {
            int number = fd.number();
            int waiting = epoll.number();
            Pointer event = memory.zeros(16);
            event.setInt(0, events);
            event.setLong(dataOffset(), number);
            call(
                    "epoll_ctl",
                    () -> ProcessLibC.epoll_ctl(waiting, operation, number, event),
                    waiting,
                    operation,
                    number);
        }
    }

    @Override
    public List<EpollEvent> epoll_wait(Fd epoll, int milliseconds) throws ErrnoException {
        try (Scratch memory = scratch()) {
            int number = epoll.number();
            int size = dataOffset() + 8;
            Pointer events = memory.zeros((long) size * EPOLL_ROOM);
            Remaining left = remaining(milliseconds);
            long count = call(
                    "epoll_wait",
                    () -> ProcessLibC.epoll_wait(number, events, EPOLL_ROOM, left.milliseconds()),
                    number);
            List<EpollEvent> found = new ArrayList<>();
            for (long at = 0; at < count * size; at += size) {
                found.add(new EpollEvent(events.getInt(at), (int) events.getLong(at + dataOffset())));
            }
            return found;
        }
    }

    /** struct epoll_event is packed on x86_64, and there alone (linux/eventpoll.h, EPOLL_PACKED). */
    private int dataOffset() {
        return architecture == Architecture.X86_64 ? 4 : 8;
    }

    @Override
    public boolean isatty(int number) {
        return ProcessLibC.isatty(number) == 1;
    }

    @Override
    public TerminalAttributes tcgetattr(Fd fd) throws ErrnoException {
        try (Scratch memory = scratch()) {
            int number = fd.number();
            Pointer termios = memory.zeros(TERMIOS + 64);
            call("tcgetattr", () -> ProcessLibC.tcgetattr(number, termios), number);
            return new TerminalAttributes(bytes(termios, TERMIOS));
        }
    }

    @Override
    public void tcsetattr(Fd fd, TerminalAttributes attributes, boolean flush) throws ErrnoException {
        try (Scratch memory = scratch()) {
            int number = fd.number();
            Pointer termios = memory.zeros(TERMIOS + 64);
            termios.write(0, attributes.termios().toArray(), 0, TERMIOS);
            call("tcsetattr", () -> ProcessLibC.tcsetattr(number, flush ? TCSAFLUSH : TCSANOW, termios), number);
        }
    }

    @Override
    public WindowSize windowSize(Fd fd) throws ErrnoException {
        try (Scratch memory = scratch()) {
            Pointer winsize = memory.zeros(8);
            ioctl(fd, TIOCGWINSZ, address(winsize));
            return new WindowSize(winsize.getShort(2) & 0xffff, winsize.getShort(0) & 0xffff);
        }
    }
}
