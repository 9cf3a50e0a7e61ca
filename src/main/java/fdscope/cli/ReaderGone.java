package fdscope.cli;

/** The reader of our output went away (EPIPE): nothing more to say, and nobody to say it to. */
final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGone() {
        super("the reader of the output has gone", null, false, false);
    }
}
