package fdscope.tui.message;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of a screen's key table.
 *
 * @param keys at least one; all do the same
 * @param hint one or two words for the footer; empty: not in the footer
 * @param words what it does, for help and palette
 * @param action what dispatch gives to the screen
 * @param group heading in help
 */
public record KeyBinding<A>(List<Key> keys, String hint, String words, A action, String group) {
    public KeyBinding {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key binding without a key: " + words);
        }
    }

    /** One key, whose words are the footer's hint too. */
    public static <A> KeyBinding<A> of(Key key, String words, A action, String group) {
        return new KeyBinding<>(List.of(key), words, words, action, group);
    }

    /** The keys as help writes them: {@code ↑ k}. */
    public String shown() {
        return keys.stream().map(Key::shown).collect(Collectors.joining(" "));
    }
}
