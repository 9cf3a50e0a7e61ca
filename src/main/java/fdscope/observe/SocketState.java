package fdscope.observe;

import java.util.Locale;

/**
 * What an AF_UNIX socket is doing. It stays {@link #CONNECTED} after shutdown(2) and after its peer was closed.
 */
public enum SocketState {
    UNCONNECTED,
    LISTENING,
    CONNECTED;

    /** {@code unconnected}, {@code listening}, {@code connected}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
