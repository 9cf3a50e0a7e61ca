package fdscope.lab.measure.live;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.measure.Measurer.CannotMeasure;
import fdscope.lab.measure.Use;
import fdscope.lab.measure.Way;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Sends and takes the time. Owns the data: one memfd, which is what is passed when it is {@code THERE}, and whose mapping
 * is the memory that all other ways send from.
 */
final class Sender implements AutoCloseable {
    private static final int MFD_CLOEXEC_ALLOW_SEALING = 3;
    private static final int F_ADD_SEALS = 1033;
    private static final int F_SEAL_SHRINK = 2;
    private static final Bytes NAME = Bytes.utf8("fdscope-measure");

    private final Syscalls calls;
    private final Lines lines;
    private final Courier courier;
    private final int pageSize;
    private final Fd file;
    private Mapping data;

    Sender(Syscalls calls, Lines lines, int pageSize) throws ErrnoException {
        this.calls = calls;
        this.lines = lines;
        this.pageSize = pageSize;
        this.courier = new Courier(calls);
        this.file = calls.memfd_create(NAME, MFD_CLOEXEC_ALLOW_SEALING);
        seal(file);
        calls.ftruncate(file, pageSize);
        this.data = Mapping.writable(calls, file, pageSize);
        Use.fill(data.view(), 0);
    }

    private void seal(Fd fresh) throws ErrnoException {
        calls.syscall("fcntl", fresh.number(), F_ADD_SEALS, F_SEAL_SHRINK);
    }

    /** Makes more data, all its pages, where there is not as much. */
    private void grow(long size) throws ErrnoException {
        long before = data.length();
        if (size > before) {
            data.close();
            calls.ftruncate(file, size);
            data = Mapping.writable(calls, file, size);
            Use.fill(data.view(), (int) before);
        }
    }

    /**
     * Some transfers, one after the other.
     *
     * @param stopped asked before each
     * @return nanoseconds of each; fewer if it was stopped, and then this sender can do nothing more
     * @throws CannotMeasure the receiver has gone, or has not read what was sent
     */
    long[] run(Round round, BooleanSupplier stopped) throws ErrnoException, CannotMeasure {
        grow(round.size());
        byte expected = round.way().isEmpty() ? 0 : read(round.way().get().use(), round.size());
        Fd control = lines.here(Lines.CONTROL);
        calls.write(control, round.encoded());
        if (courier.readByte(control) < 0) {
            throw new CannotMeasure("the receiver has ended");
        }
        long[] nanos = new long[round.count()];
        for (int i = 0; i < nanos.length; i++) {
            if (stopped.getAsBoolean()) {
                return Arrays.copyOf(nanos, i);
            }
            nanos[i] = transfer(round.way(), round.size(), expected);
        }
        return nanos;
    }

    private byte read(Use use, long size) {
        ByteBuffer all = data.view();
        return use.read(all.slice(0, (int) size).order(all.order()), pageSize);
    }

    private long transfer(Optional<Way> way, long size, byte expected) throws ErrnoException, CannotMeasure {
        Fd control = lines.here(Lines.CONTROL);
        long start = System.nanoTime();
        int answer = way.isEmpty() ? handshake(control) : answer(way.get(), size, control);
        long took = System.nanoTime() - start;
        if (answer < 0) {
            throw new CannotMeasure("the receiver has ended");
        }
        if ((byte) answer != expected) {
            throw new CannotMeasure(
                    "the receiver has read something else than was sent; nothing of this can be believed");
        }
        return took;
    }

    private int handshake(Fd control) throws ErrnoException {
        courier.writeByte(lines.here(Lines.STREAM), (byte) 0);
        return courier.readByte(control);
    }

    private int answer(Way way, long size, Fd control) throws ErrnoException {
        switch (way.carrier()) {
            case STREAM:
                courier.write(lines.here(Lines.STREAM), data.address(), size);
                return courier.readByte(control);
            case PIPE:
                courier.write(lines.here(Lines.PIPE), data.address(), size);
                return courier.readByte(control);
            case TCP:
                courier.write(lines.here(Lines.TCP), data.address(), size);
                return courier.readByte(control);
            case THERE:
                courier.pass(lines.here(Lines.STREAM), file);
                return courier.readByte(control);
            default:
                try (Fd fresh = calls.memfd_create(NAME, MFD_CLOEXEC_ALLOW_SEALING)) {
                    courier.write(fresh, data.address(), size);
                    seal(fresh);
                    courier.pass(lines.here(Lines.STREAM), fresh);
                    return courier.readByte(control);
                }
        }
    }

    @Override
    public void close() {
        data.close();
        file.close();
        courier.close();
    }
}
