package fdscope.lab.measure.live;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.measure.Use;
import fdscope.lab.measure.Way;
import java.nio.ByteBuffer;

/**
 * The program of the receiver. Its descriptors are those of {@link Lines}. It takes rounds until the sender closes the
 * control line, or is gone: then it ends.
 */
public final class ReceiverMain {
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final Fd CONTROL = Fd.borrowed(Lines.CONTROL);
    private static final Fd STREAM = Fd.borrowed(Lines.STREAM);

    private final Syscalls calls;
    private final Courier courier;
    private final int pageSize;
    /** Where copied data lands; of the size of the last round that copied. */
    private Mapping buffer;

    private ReceiverMain(Syscalls calls, Courier courier, int pageSize) throws ErrnoException {
        this.calls = calls;
        this.courier = courier;
        this.pageSize = pageSize;
        this.buffer = Mapping.own(calls, pageSize);
    }

    /** @param arguments none */
    public static void main(String[] arguments) {
        try {
            Syscalls calls = NativeDoor.open();
            calls.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
            // The terminal's Ctrl-C is for the sender, who ends us.
            calls.syscall("setsid");
            new ReceiverMain(calls, new Courier(calls), LocalMachine.pageSize()).serve();
        } catch (SyscallsUnavailableException | ErrnoException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(3);
        }
    }

    private void serve() throws ErrnoException {
        for (Bytes order = next(); order.length() == Round.LENGTH; order = next()) {
            Round round = Round.of(order);
            prepare(round);
            courier.writeByte(CONTROL, (byte) 0);
            for (int i = 0; i < round.count(); i++) {
                int answer = round.way().isEmpty()
                        ? courier.readByte(STREAM)
                        : receive(round.way().get(), round.size());
                if (answer < 0) {
                    return;
                }
                courier.writeByte(CONTROL, (byte) answer);
            }
        }
    }

    private Bytes next() throws ErrnoException {
        return calls.read(CONTROL, Round.LENGTH);
    }

    /** A buffer for what will be copied, each page of it there; none for what will be mapped. */
    private void prepare(Round round) throws ErrnoException {
        boolean copies = round.way().filter(way -> !way.carrier().passes()).isPresent();
        long wanted = copies ? round.size() : pageSize;
        if (buffer.length() != wanted) {
            buffer.close();
            buffer = Mapping.own(calls, wanted);
        }
    }

    /** One transfer; what was read, 0 to 255, or -1: the sender has gone. */
    private int receive(Way way, long size) throws ErrnoException {
        switch (way.carrier()) {
            case STREAM:
                return copied(STREAM, way.use());
            case PIPE:
                return copied(Fd.borrowed(Lines.PIPE), way.use());
            case TCP:
                return copied(Fd.borrowed(Lines.TCP), way.use());
            default:
                return passed(way.use(), size);
        }
    }

    private int copied(Fd from, Use use) throws ErrnoException {
        return courier.read(from, buffer.address(), buffer.length()) ? use.read(buffer.view(), pageSize) & 0xff : -1;
    }

    private int passed(Use use, long size) throws ErrnoException {
        try (Fd file = courier.take(STREAM)) {
            if (file == null) {
                return -1;
            }
            if (!courier.isSafe(file, size)) {
                throw new IllegalStateException("the memfd is not sealed, or shorter than was said");
            }
            try (Mapping mapping = Mapping.readable(calls, file, size)) {
                ByteBuffer data = mapping.view();
                return use.read(data, pageSize) & 0xff;
            }
        }
    }
}
