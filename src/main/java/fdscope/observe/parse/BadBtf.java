package fdscope.observe.parse;

/** BTF that cannot be what it says; the message is one sentence without the name of the file. Never leaves the package. */
final class BadBtf extends Exception {
    private static final long serialVersionUID = 1L;

    BadBtf(String message) {
        super(message, null, false, false);
    }
}
