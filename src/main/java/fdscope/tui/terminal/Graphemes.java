package fdscope.tui.terminal;

import com.googlecode.lanterna.TextCharacter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One char per column for Lanterna, whatever the grapheme. Lanterna has its own opinion on which strings are wide and
 * shows emoji as {@code ??}; so what is more than one plain char of one column travels through its buffers as a private
 * use character and becomes itself again on the way out. No private use character comes from outside: those are escaped.
 * Not thread-safe.
 */
final class Graphemes {
    /** The right half of a wide grapheme: takes its column, prints nothing. */
    static final char RIGHT_HALF = '\ue000';

    private static final char FIRST = '\ue001';
    private static final int ROOM = '\uf8ff' - FIRST;

    private final Map<String, Character> stands = new HashMap<>();
    private final List<Grapheme> behind = new ArrayList<>();
    /** What Lanterna thinks of a character, which it takes a while to find out. */
    private final Map<Character, Boolean> single = new HashMap<>();

    /** What a cell prints. */
    record Grapheme(String text, boolean wide) {}

    /** True when the table should be cleared before the next frame, which then has to be sent whole. */
    boolean isFilling() {
        return behind.size() > ROOM / 2;
    }

    void clear() {
        stands.clear();
        behind.clear();
        single.clear();
    }

    /** The char that stands for this cell's text; {@code ?} for a control character and when there is no room. */
    char standIn(String text, boolean wide) {
        if (text.isEmpty()) {
            return RIGHT_HALF;
        }
        if (!wide && text.length() == 1 && isPlain(text.charAt(0))) {
            return text.charAt(0);
        }
        boolean full = behind.size() >= ROOM && !stands.containsKey(wide + text);
        if (full || text.chars().anyMatch(Character::isISOControl)) {
            return '?';
        }
        return stands.computeIfAbsent(wide + text, key -> {
            behind.add(new Grapheme(text, wide));
            return (char) (FIRST + behind.size() - 1);
        });
    }

    /** What stands behind the char. */
    Grapheme of(char c) {
        if (c == RIGHT_HALF) {
            return new Grapheme("", false);
        }
        int index = c - FIRST;
        return index >= 0 && index < behind.size() ? behind.get(index) : new Grapheme(String.valueOf(c), false);
    }

    private boolean isPlain(char c) {
        if (c >= ' ' && c < 0x7f) {
            return true;
        }
        boolean ours = c >= RIGHT_HALF && c <= '\uf8ff';
        return c >= 0xa0
                && !ours
                && !Character.isSurrogate(c)
                && single.computeIfAbsent(
                        c,
                        any -> !TextCharacter.DEFAULT_CHARACTER
                                .withCharacter(any)
                                .isDoubleWidth());
    }
}
