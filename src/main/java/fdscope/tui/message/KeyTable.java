package fdscope.tui.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one screen. Dispatch, footer, help and palette read these rows; there is no other list. A key stands in at
 * most one row: two rows with one key are refused.
 */
public record KeyTable<A>(List<KeyBinding<A>> rows) {
    public KeyTable {
        rows = List.copyOf(rows);
        Map<Key, String> seen = new HashMap<>();
        for (KeyBinding<A> row : rows) {
            for (Key key : row.keys()) {
                String other = seen.put(key, row.words());
                if (other != null) {
                    throw new IllegalArgumentException(
                            key.shown() + " has two meanings: \"" + other + "\" and \"" + row.words() + "\"");
                }
            }
        }
    }

    /** These rows first, then the other's: a screen's own keys, then those that work everywhere. */
    public KeyTable<A> plus(KeyTable<A> other) {
        List<KeyBinding<A>> all = new ArrayList<>(rows);
        all.addAll(other.rows);
        return new KeyTable<>(all);
    }

    public Optional<A> action(Key key) {
        return rows.stream()
                .filter(row -> row.keys().contains(key))
                .map(KeyBinding::action)
                .findFirst();
    }

    /** The rows that the footer shows, in order. */
    public List<KeyBinding<A>> hints() {
        return rows.stream().filter(row -> !row.hint().isEmpty()).toList();
    }
}
