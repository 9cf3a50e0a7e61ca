package fdscope.kernel;

/** A system call failed. The message reads {@code connect(door.sock): ECONNREFUSED, nobody listens there}. */
public final class ErrnoException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String syscall;
    private final transient Errno errno;

    /**
     * @param syscall name as in section 2 of the manual
     * @param operands what it was called with, for people; may be empty
     */
    public ErrnoException(String syscall, String operands, Errno errno) {
        super(syscall + "(" + Printable.line(operands) + "): " + errno.name() + ", " + errno.meaning(syscall));
        this.syscall = syscall;
        this.errno = errno;
    }

    public String syscall() {
        return syscall;
    }

    public Errno errno() {
        return errno;
    }
}
