package fdscope.lab.measure.live;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.nio.ByteBuffer;

/** Owns a stretch of mapped memory; nothing may use its {@link #view} after {@link #close}. */
final class Mapping implements AutoCloseable {
    private static final int PROT_READ = 1;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int MAP_POPULATE = 0x8000;

    private final Syscalls calls;
    private final long address;
    private final long length;

    private Mapping(Syscalls calls, long address, long length) {
        this.calls = calls;
        this.address = address;
        this.length = length;
    }

    /** Memory of this process alone, every page of it there already. */
    static Mapping own(Syscalls calls, long length) throws ErrnoException {
        return new Mapping(
                calls,
                calls.mmap(Fd.borrowed(-1), length, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS | MAP_POPULATE, 0),
                length);
    }

    static Mapping writable(Syscalls calls, Fd file, long length) throws ErrnoException {
        return new Mapping(calls, calls.mmap(file, length, PROT_READ_WRITE, MAP_SHARED, 0), length);
    }

    /** Each page is found at its first touch. */
    static Mapping readable(Syscalls calls, Fd file, long length) throws ErrnoException {
        return new Mapping(calls, calls.mmap(file, length, PROT_READ, MAP_SHARED, 0), length);
    }

    long address() {
        return address;
    }

    long length() {
        return length;
    }

    /** All of it, in place. */
    ByteBuffer view() {
        return calls.memory(address, Math.toIntExact(length));
    }

    @Override
    public void close() {
        try {
            calls.munmap(address, length);
        } catch (ErrnoException e) {
            throw new IllegalStateException("a mapping of ours cannot be unmapped", e);
        }
    }
}
