package fdscope.lab.measure;

import java.util.Locale;

/** Times in nanoseconds, as people read them. */
public final class Times {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private Times() {}

    /** Three digits and a unit: {@code 820 ns}, {@code 4.12 µs}, {@code 36.0 ms}, {@code 1.20 s}. */
    public static String text(long nanos) {
        double value = nanos;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String number = unit == 0 || value >= 99.95
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value >= 9.995 ? "%.1f" : "%.2f", value);
        return number + " " + UNITS[unit];
    }

    /** For an axis, a power of ten: {@code 1 µs}, {@code 10 ms}. */
    static String power(int exponent) {
        int unit = Math.min(exponent / 3, UNITS.length - 1);
        return (long) Math.pow(10, exponent - 3.0 * unit) + " " + UNITS[unit];
    }
}
