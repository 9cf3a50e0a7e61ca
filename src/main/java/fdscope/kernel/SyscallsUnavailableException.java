package fdscope.kernel;

/** This machine cannot make system calls through us. The message is one sentence for people, with what to do. */
public final class SyscallsUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public SyscallsUnavailableException(String message) {
        super(message);
    }
}
