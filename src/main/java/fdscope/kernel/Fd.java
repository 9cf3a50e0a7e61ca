package fdscope.kernel;

/**
 * The owner of one descriptor: closed once, whatever happens. Using it after {@link #close()} or {@link #release()}
 * throws {@link IllegalStateException}.
 *
 * <p>{@link #borrowed(int)} gives a view of a number that somebody else owns (a learner's descriptor, possibly closed,
 * possibly never open): closing the view does nothing. Thread-safe.
 */
public final class Fd implements AutoCloseable {
    private final Syscalls owner;
    private int number;

    private Fd(Syscalls owner, int number) {
        this.owner = owner;
        this.number = number;
    }

    /** Takes ownership of an open descriptor; {@code calls} will close it. */
    public static Fd owned(Syscalls calls, int number) {
        return new Fd(calls, number);
    }

    /** A number that somebody else owns. */
    public static Fd borrowed(int number) {
        return new Fd(null, number);
    }

    /** The number in this process's descriptor table. */
    public synchronized int number() {
        if (owner != null && number < 0) {
            throw new IllegalStateException("descriptor used after close");
        }
        return number;
    }

    /** Gives the descriptor up without closing it: the caller owns the number from now on. */
    public synchronized int release() {
        int given = number();
        number = owner == null ? number : -1;
        return given;
    }

    @Override
    public synchronized void close() {
        if (owner != null && number >= 0) {
            int closing = number;
            number = -1;
            owner.closeQuietly(closing);
        }
    }

    @Override
    public synchronized String toString() {
        return owner != null && number < 0 ? "closed descriptor" : "descriptor " + number;
    }
}
