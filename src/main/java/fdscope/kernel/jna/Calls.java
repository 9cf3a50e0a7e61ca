package fdscope.kernel.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import fdscope.kernel.Architecture;
import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Printable;
import fdscope.kernel.SyscallNumbers;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What all calls share: native memory, the error number, and the one place where an interrupted call starts again. */
abstract class Calls implements Syscalls {
    final Architecture architecture;
    /** Read when a call is first made by its number: many programs make none. */
    private volatile SyscallNumbers numbers;

    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    Calls(Architecture architecture) {
        this.architecture = architecture;
    }

    /** This thread's native memory; to be closed by the call that asked for it, calls do not nest. */
    final Scratch scratch() {
        return scratch.get();
    }

    /**
     * Makes a call that fails with -1, again after EINTR. The JVM's own signals interrupt too, so EINTR says nothing
     * that a caller could use. A wait with SO_RCVTIMEO begins anew; poll and epoll_wait count the time themselves.
     *
     * @param operands what the call works on, for the error message: descriptors, names, numbers
     */
    final long call(String name, LongSupplier call, Object... operands) throws ErrnoException {
        while (true) {
            long result = call.getAsLong();
            if (result != -1) {
                return result;
            }
            int errno = Native.getLastError();
            if (errno != Errno.EINTR.number()) {
                throw failure(name, errno, operands);
            }
        }
    }

    static ErrnoException failure(String name, int errno, Object... operands) {
        StringBuilder text = new StringBuilder();
        for (Object operand : operands) {
            text.append(text.isEmpty() ? "" : ", ").append(describe(operand));
        }
        return new ErrnoException(name, text.toString(), new Errno(errno));
    }

    private static String describe(Object operand) {
        if (operand instanceof Bytes bytes) {
            return Printable.of(bytes);
        }
        return operand instanceof Fd fd ? Integer.toString(fd.number()) : String.valueOf(operand);
    }

    /** An address as a person would write it: a name of ours, or the raw bytes of another family. */
    static Object place(Bytes sockaddr) {
        boolean unix = sockaddr.length() >= 2 && sockaddr.slice(0, 2).equals(new UnixAddress.Unnamed().sockaddr());
        return unix ? UnixAddress.of(sockaddr).name() : "sockaddr " + sockaddr.hex();
    }

    final Fd owned(long number) {
        return Fd.owned(this, Math.toIntExact(number));
    }

    final List<Fd> ownedPair(Pointer pair) {
        return List.of(owned(pair.getInt(0)), owned(pair.getInt(4)));
    }

    static Bytes bytes(Pointer from, long length) {
        return Bytes.of(from.getByteArray(0, Math.toIntExact(length)));
    }

    static long address(Pointer pointer) {
        return Pointer.nativeValue(pointer);
    }

    /** syscall(2) by name; ENOSYS where this architecture has no such call. */
    final long numbered(String name, LongSupplierOf call, Object... operands) throws ErrnoException {
        int number = numbers().number(name).orElse(-1);
        if (number < 0) {
            throw failure(name, Errno.ENOSYS.number(), operands);
        }
        return call(name, () -> call.apply(number), operands);
    }

    private SyscallNumbers numbers() {
        SyscallNumbers known = numbers;
        if (known == null) {
            known = SyscallNumbers.of(architecture);
            numbers = known;
        }
        return known;
    }

    /** A call that takes its number. */
    interface LongSupplierOf {
        long apply(long number);
    }

    /** The milliseconds left of a wait that began now; -1 stays -1: for ever. */
    static Remaining remaining(int milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(milliseconds, 0));
        // Rounded up, or an interrupted wait would end up to a millisecond early.
        return () -> milliseconds <= 0
                ? milliseconds
                : (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime() + 999_999));
    }

    /** A clock that runs down. */
    interface Remaining {
        int milliseconds();
    }
}
