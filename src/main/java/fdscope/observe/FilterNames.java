package fdscope.observe;

import fdscope.kernel.UnixAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a filter cannot know by itself.
 *
 * @param known a name → the key word of the known socket that bears it ({@code wayland})
 * @param users a user's name → the uid
 */
public record FilterNames(Function<UnixAddress, Optional<String>> known, Function<String, OptionalLong> users) {
    /** Knows nothing. */
    public static final FilterNames NONE = new FilterNames(name -> Optional.empty(), user -> OptionalLong.empty());

    public FilterNames withKnown(Function<UnixAddress, Optional<String>> words) {
        return new FilterNames(words, users);
    }

    public FilterNames withUsers(Function<String, OptionalLong> uids) {
        return new FilterNames(known, uids);
    }
}
