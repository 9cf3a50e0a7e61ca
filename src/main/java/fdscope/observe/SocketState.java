package fdscope.observe;

/**
 * What an AF_UNIX socket is doing. It stays {@link #CONNECTED} after shutdown(2) and after its peer was closed.
 */
public enum SocketState {
    UNCONNECTED("unconnected"),
    LISTENING("listening"),
    CONNECTED("connected");

    private final String word;

    SocketState(String word) {
        this.word = word;
    }

    /** {@code unconnected}, {@code listening}, {@code connected}. */
    public String word() {
        return word;
    }
}
