package fdscope.kernel;

import java.util.Optional;

/** The three socket types of AF_UNIX (unix(7)), with the numbers of {@code include/linux/net.h}. */
public enum SocketType {
    STREAM(1, "stream"),
    DGRAM(2, "dgram"),
    SEQPACKET(5, "seqpacket");

    private final int number;
    private final String word;
    private final Optional<SocketType> known = Optional.of(this);

    SocketType(int number, String word) {
        this.number = number;
        this.word = word;
    }

    public int number() {
        return number;
    }

    public static Optional<SocketType> ofNumber(int number) {
        return switch (number) {
            case 1 -> STREAM.known;
            case 2 -> DGRAM.known;
            case 5 -> SEQPACKET.known;
            default -> Optional.empty();
        };
    }

    /** {@code stream}, {@code dgram}, {@code seqpacket}: as the lab language and the JSON output write it. */
    public String word() {
        return word;
    }
}
