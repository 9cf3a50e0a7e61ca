package fdscope.lab.wayland;

/** What came is no message; the sentence says why. Nothing behind it can be read either. */
final class WireFault extends Exception {
    private static final long serialVersionUID = 1L;

    WireFault(String message) {
        super(message, null, false, false);
    }
}
