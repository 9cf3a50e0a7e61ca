package fdscope.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody typed to find something, and how well a thing fits it: its exact name is best, then a name that begins so,
 * a name with all the words, a text with all the words, last a name with all the letters in their order. Case counts
 * nothing. A {@code map:}, {@code term:}, {@code lab:} or {@code lesson:} in front asks for that kind alone.
 */
public final class Sought {
    /** Of a fit that is none. */
    public static final int NO = -1;

    private static final int EXACT = 0;
    private static final int PREFIX = 1;
    private static final int WORDS_OF_NAME = 2;
    private static final int IN_NAME = 3;
    private static final int WORDS = 4;
    private static final int INSIDE = 5;
    private static final int LETTERS = 6;
    /** Classes lie so far apart; within the last one the letters that lie closer together come first. */
    private static final int CLASS = 1000;

    private final String typed;
    private final List<String> words;
    private final String letters;
    private final Optional<SearchEntry.Kind> kind;

    private Sought(String typed, Optional<SearchEntry.Kind> kind) {
        this.typed = typed;
        this.kind = kind;
        this.words = typed.isEmpty() ? List.of() : List.of(typed.split(" "));
        this.letters = String.join("", words);
    }

    /** @param text as typed; runs of blanks are one */
    public static Sought of(String text) {
        String clean = text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        for (Kinds known : Kinds.values()) {
            if (clean.startsWith(known.word)) {
                return new Sought(clean.substring(known.word.length()).strip(), Optional.of(known.kind));
            }
        }
        return new Sought(clean, Optional.empty());
    }

    /** Kinds that can be asked for, as links write them. */
    private enum Kinds {
        MAP("map:", SearchEntry.Kind.FUNCTION),
        TERM("term:", SearchEntry.Kind.TERM),
        LAB("lab:", SearchEntry.Kind.LAB),
        LESSON("lesson:", SearchEntry.Kind.LESSON),
        EXERCISE("exercise:", SearchEntry.Kind.EXERCISE);

        private final String word;
        private final SearchEntry.Kind kind;

        Kinds(String word, SearchEntry.Kind kind) {
            this.word = word;
            this.kind = kind;
        }
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    boolean admits(SearchEntry.Kind of) {
        return kind.isEmpty() || kind.get() == of;
    }

    /** How well a name fits by its words: smaller is better; the same for all that do not, and where nothing is sought. */
    public int rankOfName(String name) {
        return isEmpty() ? 0 : ofName(name.toLowerCase(Locale.ROOT));
    }

    /**
     * How well names and a text fit; smaller is better, {@link #NO} not at all.
     *
     * @param names in small letters
     * @param text in small letters; the names count as part of it
     * @param letters a name that has only the letters fits too
     */
    int rank(List<String> names, String text, boolean letters) {
        int best = Integer.MAX_VALUE;
        for (String name : names) {
            best = Math.min(best, ofName(name));
        }
        if (best == Integer.MAX_VALUE) {
            best = ofText(names, text);
        }
        if (best < Integer.MAX_VALUE) {
            return best * CLASS;
        }
        int spread = letters ? spread(names.get(0)) : NO;
        return spread == NO ? NO : LETTERS * CLASS + Math.min(CLASS - 1, spread);
    }

    private int ofName(String name) {
        if (name.equals(typed)) {
            return EXACT;
        }
        if (name.startsWith(typed)) {
            return PREFIX;
        }
        boolean begins = true;
        for (String word : words) {
            if (!name.contains(word)) {
                return Integer.MAX_VALUE;
            }
            begins &= beginning(name, word) >= 0;
        }
        return begins ? WORDS_OF_NAME : IN_NAME;
    }

    private int ofText(List<String> names, String text) {
        boolean begins = true;
        for (String word : words) {
            boolean inside = text.contains(word);
            boolean begin = inside && beginning(text, word) >= 0;
            for (int i = 0; !begin && i < names.size(); i++) {
                begin = beginning(names.get(i), word) >= 0;
                inside |= begin || names.get(i).contains(word);
            }
            if (!inside) {
                return Integer.MAX_VALUE;
            }
            begins &= begin;
        }
        return begins ? WORDS : INSIDE;
    }

    /** Where a word of the text begins so; -1 nowhere. */
    private static int beginning(String text, String word) {
        int at = text.indexOf(word);
        while (at > 0 && isWord(text.charAt(at - 1)) && isWord(word.charAt(0))) {
            at = text.indexOf(word, at + 1);
        }
        return at;
    }

    /** An underscore parts words: {@code install} is a word of {@code fd_install}. */
    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    /** By how many letters the closest subsequence is longer than what was typed. */
    private int spread(String name) {
        String wanted = letters;
        if (wanted.length() < 2 || wanted.length() > name.length()) {
            return NO;
        }
        int best = Integer.MAX_VALUE;
        for (int from = name.indexOf(wanted.charAt(0)); from >= 0; from = name.indexOf(wanted.charAt(0), from + 1)) {
            int at = from;
            for (int i = 1; i < wanted.length() && at >= 0; i++) {
                at = name.indexOf(wanted.charAt(i), at + 1);
            }
            if (at < 0) {
                break;
            }
            best = Math.min(best, at + 1 - from - wanted.length());
        }
        return best > 3 * wanted.length() ? NO : best;
    }

    private static List<Integer> letters(String name, String wanted, int from) {
        List<Integer> found = new ArrayList<>();
        int at = from;
        for (int i = 0; i < wanted.length(); i++) {
            at = name.indexOf(wanted.charAt(i), at);
            if (at < 0) {
                return List.of();
            }
            found.add(at++);
        }
        return found;
    }

    /** What of a text fits, in order and without overlap: the words, or where there are none the letters. */
    public List<Mark> marks(String text) {
        String small = small(text);
        boolean[] marked = new boolean[small.length()];
        for (String word : words) {
            for (int at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1)) {
                mark(marked, at, word.length());
            }
        }
        List<Mark> marks = marks(marked);
        if (!marks.isEmpty() || isEmpty()) {
            return marks;
        }
        String wanted = String.join("", words);
        int closest = Integer.MAX_VALUE;
        List<Integer> best = List.of();
        for (int from = small.indexOf(wanted.charAt(0)); from >= 0; from = small.indexOf(wanted.charAt(0), from + 1)) {
            List<Integer> letters = letters(small, wanted, from);
            if (letters.isEmpty()) {
                break;
            }
            int span = letters.get(letters.size() - 1) - from;
            best = span < closest ? letters : best;
            closest = Math.min(closest, span);
        }
        best.forEach(at -> mark(marked, at, 1));
        return marks(marked);
    }

    boolean hasWordIn(String text) {
        String small = small(text);
        return words.stream().anyMatch(small::contains);
    }

    /** One letter stays one letter, so that places stay. */
    private static String small(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(Character.toLowerCase((char) c)));
        return out.toString();
    }

    private static void mark(boolean[] marked, int from, int length) {
        Arrays.fill(marked, from, from + length, true);
    }

    private static List<Mark> marks(boolean[] marked) {
        List<Mark> marks = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= marked.length; i++) {
            boolean on = i < marked.length && marked[i];
            if (on && from < 0) {
                from = i;
            } else if (!on && from >= 0) {
                marks.add(new Mark(from, i));
                from = -1;
            }
        }
        return List.copyOf(marks);
    }

    /** A part of a text: from its first letter to behind its last one, as {@code String.substring} counts. */
    public record Mark(int from, int to) {}
}
