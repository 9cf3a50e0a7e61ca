package fdscope.lesson;

import java.util.List;
import java.util.Locale;

/**
 * Something that can be found and gone to.
 *
 * @param names what it is called, the first one to be shown; exact names and their beginnings are found first
 * @param text what is said of it or by it, one line; empty where the name is all
 * @param where it stands: {@code lesson 08 / In flight}, {@code map:fd_install}
 * @param whereHidden the same, less what must not be seen before the questions in front of it are answered
 * @param after keys of the predictions in front of it; while one is open only {@code whereHidden} may be seen. Of a word
 *     and a function: those of the lessons that lead to it; it is hidden from who is in one of them
 */
public record SearchEntry(
        Kind kind,
        List<String> names,
        String text,
        String where,
        String whereHidden,
        SearchPlace place,
        List<String> after) {
    /** What it is. */
    public enum Kind {
        KEY,
        COMMAND,
        LESSON,
        HEADING,
        TEXT,
        LAB,
        EXERCISE,
        CLAIM,
        LINE,
        TERM,
        FUNCTION,
        FILE,
        JOURNEY,
        ERRATUM,
        TYPE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Its name is short enough to be meant by some of its letters. */
        boolean hasShortName() {
            return isNamed() && this != KEY && this != HEADING;
        }

        /** It is looked up from any lesson, and stands in none. */
        boolean isReference() {
            return this == TERM || this == FUNCTION;
        }

        /** It has a name of its own, and is not a sentence or a line. */
        public boolean isNamed() {
            return this != TEXT && this != CLAIM && this != LINE && this != ERRATUM;
        }
    }

    public SearchEntry {
        names = List.copyOf(names);
        after = List.copyOf(after);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("nothing can be found without a name: " + where);
        }
    }

    /** Behind no question. */
    public static SearchEntry open(Kind kind, List<String> names, String text, String where, SearchPlace place) {
        return new SearchEntry(kind, names, text, where, where, place, List.of());
    }

    public String name() {
        return names.get(0);
    }
}
