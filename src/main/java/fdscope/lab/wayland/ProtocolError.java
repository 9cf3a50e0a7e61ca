package fdscope.lab.wayland;

/** A client broke the rules: what wl_display.error tells it. Every error ends its connection. */
final class ProtocolError extends Exception {
    /** Of wl_display, for any object: wayland.xml. */
    static final int INVALID_OBJECT = 0;

    static final int INVALID_METHOD = 1;
    static final int NO_MEMORY = 2;
    static final int IMPLEMENTATION = 3;

    private static final int DISPLAY = 1;
    private static final long serialVersionUID = 1L;

    private final int object;
    private final int code;

    /** @param code of the interface of {@code object} */
    ProtocolError(int object, int code, String message) {
        super(message, null, false, false);
        this.object = object;
        this.code = code;
    }

    /** One of the errors that wl_display has for everybody. */
    static ProtocolError ofDisplay(int code, String message) {
        return new ProtocolError(DISPLAY, code, message);
    }

    /** Too much of something that this compositor would have to keep. */
    static ProtocolError tooMany(int most, String what) {
        return ofDisplay(NO_MEMORY, "at most " + most + " " + what);
    }

    int object() {
        return object;
    }

    int code() {
        return code;
    }
}
