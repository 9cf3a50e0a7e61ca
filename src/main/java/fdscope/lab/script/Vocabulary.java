package fdscope.lab.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The words of the lab language, and which one an author may have meant. */
final class Vocabulary {
    /** What a line may begin with, other than an actor. */
    static final Set<String> LINE_WORDS = Set.of(
            "lab",
            "variants",
            "actors",
            "actor",
            "needs",
            "pair",
            "pipe",
            "kill",
            "let",
            "expect",
            "claim",
            "predict",
            "freeze",
            "show",
            "for",
            "end");
    /** Words with a meaning further on in a line. */
    static final Set<String> INNER_WORDS =
            Set.of("start", "await", "repeat", "until", "within", "not", "has", "any", "ok", "run", "else", "in");

    static final Set<String> KEYWORDS = Set.of("control", "controllen", "addrlen", "raw", "to", "env", "arg");

    private static final int MOST_CANDIDATES = 3;

    private Vocabulary() {}

    /** Neither a word nor a call may name an actor: a line could be read in two ways. */
    static boolean canNameActor(String name) {
        return !LINE_WORDS.contains(name)
                && !INNER_WORDS.contains(name)
                && CallTable.call(name).isEmpty();
    }

    /**
     * Known words near to the given one: at most two letters apart (one, for words of up to three letters), or with the
     * same first half. Constants begin alike by family, so the first half says nothing of them.
     */
    static List<String> near(String word, Collection<String> known) {
        int apart = word.length() <= 3 ? 1 : 2;
        boolean isName = Character.isLowerCase(word.charAt(0));
        int prefix = Math.max(3, (word.length() + 1) / 2);
        return known.stream()
                .filter(k -> distance(word, k) <= apart || isName && samePrefix(word, k) >= prefix)
                .sorted(Comparator.<String>comparingInt(k -> distance(word, k))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    /** {@code did you mean sendmsg or send or sendto?}, or what stands for it where nothing is near. */
    static String didYouMean(String word, Collection<String> known, String otherwise) {
        List<String> near = near(word, known);
        return near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", near) + "?";
    }

    private static int samePrefix(String a, String b) {
        int n = 0;
        while (n < a.length() && n < b.length() && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }

    /** Insertions, deletions and replacements of one letter that lead from one word to the other (Levenshtein). */
    static int distance(String a, String b) {
        List<Integer> row = new ArrayList<>();
        for (int j = 0; j <= b.length(); j++) {
            row.add(j);
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row.get(0);
            row.set(0, i);
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row.get(j);
                row.set(j, Math.min(replaced, 1 + Math.min(diagonal, row.get(j - 1))));
            }
        }
        return row.get(b.length());
    }
}
