package fdscope.kernel;

import java.util.Locale;
import java.util.Optional;

/** The three socket types of AF_UNIX (unix(7)), with the numbers of {@code include/linux/net.h}. */
public enum SocketType {
    STREAM(1),
    DGRAM(2),
    SEQPACKET(5);

    private final int number;

    SocketType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<SocketType> ofNumber(int number) {
        for (SocketType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** {@code stream}, {@code dgram}, {@code seqpacket}: as the lab language and the JSON output write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
