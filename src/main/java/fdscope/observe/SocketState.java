package fdscope.observe;

import java.util.Optional;

/**
 * What an AF_UNIX socket is doing. It stays {@link #CONNECTED} after shutdown(2) and after its peer was closed.
 */
public enum SocketState {
    UNCONNECTED("unconnected"),
    LISTENING("listening"),
    CONNECTED("connected");

    private final String word;
    private final Optional<SocketState> known = Optional.of(this);

    SocketState(String word) {
        this.word = word;
    }

    /** This state as what a source tells; always the same object. */
    public Optional<SocketState> known() {
        return known;
    }

    /** {@code unconnected}, {@code listening}, {@code connected}. */
    public String word() {
        return word;
    }
}
