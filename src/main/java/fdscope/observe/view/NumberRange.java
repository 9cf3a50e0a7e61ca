package fdscope.observe.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that {@code 7}, {@code =7}, {@code >0}, {@code >=1}, {@code <9}, {@code <=9} or {@code 1..9} mean. */
record NumberRange(long low, long high) {
    private static final Pattern FORM = Pattern.compile("(>=|<=|>|<|=)?(\\d{1,18})|(\\d{1,18})\\.\\.(\\d{1,18})");
    private static final Pattern UNFINISHED = Pattern.compile("[<>=]=?|\\d{1,18}\\.\\.?");

    static Optional<NumberRange> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        if (form.group(3) != null) {
            return Optional.of(new NumberRange(Long.parseLong(form.group(3)), Long.parseLong(form.group(4))));
        }
        long number = Long.parseLong(form.group(2));
        String sign = form.group(1) == null ? "=" : form.group(1);
        return Optional.of(
                switch (sign) {
                    case ">" -> new NumberRange(number + 1, Long.MAX_VALUE);
                    case ">=" -> new NumberRange(number, Long.MAX_VALUE);
                    case "<" -> new NumberRange(Long.MIN_VALUE, number - 1);
                    case "<=" -> new NumberRange(Long.MIN_VALUE, number);
                    default -> new NumberRange(number, number);
                });
    }

    /** A sign still without its number. */
    static boolean isUnfinished(String text) {
        return UNFINISHED.matcher(text).matches();
    }

    boolean has(long number) {
        return number >= low && number <= high;
    }
}
