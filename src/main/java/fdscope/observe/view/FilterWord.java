package fdscope.observe.view;

import fdscope.kernel.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One word of a filter as it was written.
 *
 * @param field what stands before the colon, in small letters; empty for a bare word
 * @param value without quotes, in small letters
 */
record FilterWord(boolean negated, Optional<String> field, String value) {
    /** The words of a text; a quote that is not closed goes to the end. */
    static List<FilterWord> of(String text) {
        List<FilterWord> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean negated = text.charAt(at) == '-' || text.charAt(at) == '!';
            at += negated ? 1 : 0;
            Optional<String> field = field(text, at);
            at += field.map(name -> name.length() + 1).orElse(0);
            int end = end(text, at);
            String value = unquoted(text.substring(at, end));
            words.add(new FilterWord(
                    negated, field.map(name -> name.toLowerCase(Locale.ROOT)), value.toLowerCase(Locale.ROOT)));
            at = end;
        }
        return words;
    }

    /** Letters, hyphens within, and a colon: a path or a bus name before a colon is no field. */
    private static Optional<String> field(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '-' && at > from)) {
            at++;
        }
        boolean named = at > from && at < text.length() && text.charAt(at) == ':';
        return named ? Optional.of(text.substring(from, at)) : Optional.empty();
    }

    private static int end(String text, int from) {
        if (from < text.length() && isQuote(text.charAt(from))) {
            int close = text.indexOf(text.charAt(from), from + 1);
            return close < 0 ? text.length() : close + 1;
        }
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String unquoted(String part) {
        if (part.isEmpty() || !isQuote(part.charAt(0))) {
            return part;
        }
        boolean closed = part.length() > 1 && part.charAt(part.length() - 1) == part.charAt(0);
        return part.substring(1, closed ? part.length() - 1 : part.length());
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** One argument of a command line as a word: what has blanks is put into quotes again. */
    static String quoted(String argument) {
        if (argument.chars().noneMatch(Character::isWhitespace)
                || argument.chars().anyMatch(c -> isQuote((char) c))) {
            return argument;
        }
        int at = argument.startsWith("-") || argument.startsWith("!") ? 1 : 0;
        at += field(argument, at).map(name -> name.length() + 1).orElse(0);
        return argument.substring(0, at) + '"' + argument.substring(at) + '"';
    }

    FilterTerm.Read read(FilterNames names) {
        if (field.isEmpty()) {
            return value.isEmpty() ? FilterTerm.Read.UNFINISHED : FilterTerm.Read.as(FilterBareWord.of(value, names));
        }
        Optional<FilterField> known = FilterField.ofWord(field.get());
        if (known.isEmpty()) {
            return FilterTerm.Read.wrong(noField(field.get()));
        }
        return value.isEmpty() ? FilterTerm.Read.UNFINISHED : known.get().read(value, names);
    }

    private static String noField(String word) {
        List<String> known =
                Stream.of(FilterField.values()).map(FilterField::word).toList();
        return Printable.of(word) + ": is no field; "
                + Nearest.to(word, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("fields are " + String.join(", ", known)
                                + "; quotes around the word look for it in names");
    }
}
