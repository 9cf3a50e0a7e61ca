package fdscope.observe.view;

import fdscope.kernel.Printable;
import fdscope.observe.SocketRow;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Reads the values of filter fields: numbers, and words of which the first letters will do. */
final class FilterValue {
    private FilterValue() {}

    static FilterTerm.Read number(FilterField field, String value, BiPredicate<SocketRow, NumberRange> test) {
        Optional<NumberRange> range = NumberRange.of(value);
        if (range.isPresent()) {
            return FilterTerm.Read.test(row -> test.test(row, range.get()));
        }
        return NumberRange.isUnfinished(value)
                ? FilterTerm.Read.UNFINISHED
                : FilterTerm.Read.wrong(field.word() + ":" + shown(value) + ": is no number, expected " + field.word()
                        + ":7, >0, <=9 or 1..9");
    }

    static <T> FilterTerm.Read word(
            FilterField field, String value, List<T> all, Function<T, String> word, BiPredicate<SocketRow, T> test) {
        List<T> meant = meant(value, all, word);
        if (meant.isEmpty()) {
            return FilterTerm.Read.wrong(
                    noValue(field, value, all.stream().map(word).toList()));
        }
        if (meant.size() == 1) {
            T only = meant.get(0);
            return FilterTerm.Read.test(row -> test.test(row, only));
        }
        return FilterTerm.Read.test(row -> meant.stream().anyMatch(one -> test.test(row, one)));
    }

    /** The one of this very name, else all that begin so. */
    static <T> List<T> meant(String value, List<T> all, Function<T, String> word) {
        List<T> exact =
                all.stream().filter(one -> word.apply(one).equals(value)).toList();
        return exact.isEmpty()
                ? all.stream().filter(one -> word.apply(one).startsWith(value)).toList()
                : exact;
    }

    static String noValue(FilterField field, String value, List<String> words) {
        return field.word() + ":" + shown(value) + ": is no " + noun(field)
                + "; "
                + Nearest.to(value, words)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("expected one of " + String.join(", ", words));
    }

    static String shown(String value) {
        return Printable.of(value);
    }

    private static String noun(FilterField field) {
        return switch (field) {
            case IS -> "quality";
            case KNOWN -> "key word of a known socket";
            default -> field.word();
        };
    }
}
