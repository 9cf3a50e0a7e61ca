package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a socket that several sources may tell, or that may change from one snapshot to the next. */
public enum SocketField {
    TYPE("type", SocketSighting::type),
    STATE("state", SocketSighting::state),
    NAME("name", s -> s.name().isPresent() ? s.name() : s.printedName()),
    PEER("peer", SocketSighting::peer),
    RECEIVE_QUEUE("receive queue", SocketSighting::receiveQueue),
    SEND_QUEUE("send queue", SocketSighting::sendQueue),
    REFERENCES("references", SocketSighting::references),
    FLAGS("flags", SocketSighting::flags),
    SHUTDOWN("shutdown", SocketSighting::shutdown),
    UID("uid", SocketSighting::uid),
    WAITING("waiting clients", SocketSighting::waiting),
    FILE("file", SocketSighting::file),
    MEMORY("memory", SocketSighting::memory);

    private final String label;
    private final Function<SocketSighting, Optional<?>> reader;

    SocketField(String label, Function<SocketSighting, Optional<?>> reader) {
        this.label = label;
        this.reader = reader;
    }

    public String label() {
        return label;
    }

    /** What this row tells of the field, in the source's own form. */
    public Optional<?> of(SocketSighting row) {
        return reader.apply(row);
    }

    /** What this row tells, as text that can be printed. */
    public Optional<String> text(SocketSighting row) {
        return of(row).map(this::show);
    }

    private String show(Object value) {
        if (value instanceof UnixAddress name) {
            return nameText(name);
        }
        if (value instanceof Bytes printed) {
            return printed.isEmpty() ? "unnamed" : Printable.of(printed);
        }
        if (value instanceof SocketType type) {
            return type.word();
        }
        if (value instanceof SocketState state) {
            return state.word();
        }
        if (value instanceof Memory memory) {
            return memory.text();
        }
        if (value instanceof FileId file) {
            return "inode " + file.inode() + " on device " + file.major() + ":" + file.minor();
        }
        return this == SHUTDOWN ? shutdownText((Integer) value) : value.toString();
    }

    /** {@code @} and the rest for an abstract name, the path, or {@code unnamed}; escaped. */
    public static String nameText(UnixAddress name) {
        if (name instanceof UnixAddress.Abstract abstractName) {
            return "@" + Printable.of(abstractName.rest());
        }
        return name instanceof UnixAddress.Unnamed ? "unnamed" : Printable.of(name.name());
    }

    /** The shutdown bits in words. */
    public static String shutdownText(int bits) {
        return switch (bits) {
            case 0 -> "both ways open";
            case 1 -> "receives nothing more";
            case 2 -> "sends nothing more";
            case 3 -> "both ways shut";
            default -> "bits " + bits;
        };
    }

    /** Two rows that both tell this field and do not mean the same. */
    boolean differs(SocketSighting a, SocketSighting b) {
        Optional<?> one = of(a);
        Optional<?> two = of(b);
        if (one.isEmpty() || two.isEmpty() || one.equals(two)) {
            return false;
        }
        if (this == NAME && one.get() instanceof UnixAddress exact && two.get() instanceof Bytes printed) {
            return !PrintedName.fits(printed, exact);
        }
        return true;
    }
}
