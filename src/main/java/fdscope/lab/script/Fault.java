package fdscope.lab.script;

/** The first fault of a line; its message says what, and what was expected. The line is known by who catches it. */
class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
        super(message, null, false, false);
    }
}
