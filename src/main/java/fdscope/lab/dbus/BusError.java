package fdscope.lab.dbus;

/** An error that the bus answers a call with; by the names that dbus-daemon uses. */
final class BusError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;

    /** @param name behind {@code org.freedesktop.DBus.Error.} */
    BusError(String name, String sentence) {
        super(sentence);
        this.name = "org.freedesktop.DBus.Error." + name;
    }

    String errorName() {
        return name;
    }
}
