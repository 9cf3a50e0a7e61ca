package fdscope.lab.script;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody writes who knows C or a shell, and how the same is written here. */
final class Habits {
    private static final int MOST_OF_A_FAMILY = 4;
    private static final Set<String> WORDS_OF_C = Set.of(
            "int",
            "char",
            "struct",
            "void",
            "unsigned",
            "const",
            "long",
            "size_t",
            "ssize_t",
            "return",
            "if",
            "while",
            "printf",
            "perror",
            "sizeof");
    private static final Map<Character, String> CHARACTERS = Map.of(
            ';', "a line ends without it, expected nothing behind the step",
            '\'', "text stands in double quotes, expected \"...\"",
            '&', "there are no addresses here, expected the name of what is meant",
            '$', "there are no variables with a sign here, expected a name",
            '!', "expected \"not\" after expect, or != between two values",
            '%', "there is no format here, expected \"...\" + decimal(N)");

    private Habits() {}

    /** Of a character that no line has. */
    static String character(char c, String shown) {
        return shown + ": "
                + CHARACTERS.getOrDefault(
                        c, "not a character of the lab language, expected it only in a string or a comment");
    }

    /** A line begins with a call, or with a word of C; empty: with anything else. */
    static Optional<String> beginning(String word, String actor) {
        if (CallTable.call(word).isPresent()) {
            return Optional.of(word + ": somebody has to make the call, expected an actor before it: " + actor + " "
                    + CallTable.call(word).get());
        }
        return WORDS_OF_C.contains(word)
                ? Optional.of(word + ": this is C, expected ACTOR CALL, or ACTOR NAME = CALL: " + actor
                        + " fd = socket(AF_UNIX, SOCK_STREAM)")
                : Optional.empty();
    }

    /** A call that is not written as one. @param text of the token where a call was expected, {@code next} the one behind it */
    static Optional<String> noCall(Token token, Token next) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (token.is(Token.Type.CONSTANT) && next.isSymbol("=")) {
            return Optional.of(token.text() + ": names are written in lower case, expected " + lower + " = VALUE");
        }
        return CallTable.call(lower)
                .map(signature -> token.text()
                        + (lower.equals(token.text())
                                ? ": what it takes stands in brackets, expected "
                                : ": calls are written in lower case, expected ")
                        + signature);
    }

    /** What is meant by a constant that is none: others that begin so. */
    static String family(String name, List<String> constants) {
        int end = name.indexOf('_') + 1;
        String others = end == 0
                ? ""
                : constants.stream()
                        .filter(known -> known.startsWith(name.substring(0, end)))
                        .sorted(Comparator.<String>comparingInt(known -> Vocabulary.distance(name, known))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(MOST_OF_A_FAMILY)
                        .collect(Collectors.joining(", "));
        return others.isEmpty() ? "expected one of the manual, or its number" : "expected one such as " + others;
    }
}
