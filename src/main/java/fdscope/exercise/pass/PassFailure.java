package fdscope.exercise.pass;

/** Nothing was passed, or not all: a sentence for people. */
public final class PassFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public PassFailure(String message) {
        super(message);
    }
}
