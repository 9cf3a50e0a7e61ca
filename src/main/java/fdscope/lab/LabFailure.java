package fdscope.lab;

/** A lab cannot go on: a sentence for its author, without the place, which the runner adds. */
final class LabFailure extends Exception {
    private static final long serialVersionUID = 1L;

    LabFailure(String message) {
        super(message);
    }
}
