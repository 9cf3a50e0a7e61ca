package fdscope.kernel;

/** A system call failed. The message reads {@code connect(door.sock): ECONNREFUSED, nobody listens there}. */
public final class ErrnoException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String syscall;
    private final String operands;
    private final transient Errno errno;

    /**
     * @param syscall name as in section 2 of the manual
     * @param operands what it was called with, for people; may be empty
     */
    public ErrnoException(String syscall, String operands, Errno errno) {
        this.syscall = syscall;
        this.operands = operands;
        this.errno = errno;
    }

    /** Put together when it is wanted: of a thousand processes that may not be looked into nobody reads it. */
    @Override
    public String getMessage() {
        return syscall + "(" + Printable.line(operands) + "): " + errno.name() + ", " + errno.meaning(syscall);
    }

    public String syscall() {
        return syscall;
    }

    public Errno errno() {
        return errno;
    }
}
