package fdscope.observe.view;

import fdscope.kernel.UnixAddress;
import fdscope.observe.KnownSocket;
import fdscope.observe.KnownSockets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a filter cannot know by itself.
 *
 * @param known a name → the key word of the known socket that bears it ({@code wayland})
 * @param keys all key words there are; none: not told
 * @param users a user's name → the uid
 */
public record FilterNames(
        Function<UnixAddress, Optional<String>> known, List<String> keys, Function<String, OptionalLong> users) {
    /** Knows nothing. */
    public static final FilterNames NONE =
            new FilterNames(name -> Optional.empty(), List.of(), user -> OptionalLong.empty());

    public FilterNames {
        keys = List.copyOf(keys);
    }

    public FilterNames withKnown(Function<UnixAddress, Optional<String>> words) {
        return new FilterNames(words, List.of(), users);
    }

    public FilterNames withKnown(KnownSockets sockets) {
        return new FilterNames(name -> sockets.of(name).map(KnownSocket::key), sockets.keys(), users);
    }

    public FilterNames withUsers(Function<String, OptionalLong> uids) {
        return new FilterNames(known, keys, uids);
    }

    /** Whether some key word begins so. */
    boolean mayBeKnown(String start) {
        return keys.isEmpty() || keys.stream().anyMatch(key -> key.startsWith(start));
    }
}
