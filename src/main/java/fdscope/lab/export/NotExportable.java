package fdscope.lab.export;

/** A lab that cannot be taken home: the line that is in the way, and why. */
public final class NotExportable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    NotExportable(String reason) {
        this(0, reason);
    }

    private NotExportable(int line, String reason) {
        super(reason);
        this.line = line;
    }

    /** The same at its line. */
    NotExportable at(int number) {
        return line == 0 ? new NotExportable(number, getMessage()) : this;
    }

    /** In the file the lab stands in; 0 for the lab as a whole. */
    public int line() {
        return line;
    }
}
