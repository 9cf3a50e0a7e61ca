package fdscope.observe.view;

import fdscope.observe.Owner;
import fdscope.observe.SocketRow;
import java.util.Locale;
import java.util.Optional;

/** A word without a field: in the name, an owner's command, the key word of a known socket; a number is an inode or pid. */
final class FilterBareWord {
    private FilterBareWord() {}

    static FilterTerm of(String value, FilterNames names) {
        Needle needle = new Needle(value);
        boolean digits = value.chars().allMatch(c -> c >= '0' && c <= '9') && value.length() <= 18;
        long number = digits ? Long.parseLong(value) : -1;
        long above = digits ? powerOfTen(value.length()) : 0;
        boolean mayBeKnown = names.mayBeKnown(value);
        return FilterTerm.of(row -> {
            if (needle.isIn(row.name()) || digits && startsWith(row.inode(), number, above)) {
                return true;
            }
            for (Owner owner : row.owners()) {
                if (owner.pid() == number || needle.isIn(owner.command())) {
                    return true;
                }
            }
            return mayBeKnown && isKnownAs(row, value, names);
        });
    }

    /** The key word of the socket begins with the value. */
    static boolean isKnownAs(SocketRow row, String value, FilterNames names) {
        Optional<String> word = names.known().apply(row.name());
        return word.isPresent() && word.get().toLowerCase(Locale.ROOT).startsWith(value);
    }

    /** The number's digits, of which there are as many as {@code above} has zeros, begin the inode's. */
    private static boolean startsWith(long inode, long number, long above) {
        long rest = inode;
        while (rest >= above) {
            rest /= 10;
        }
        return rest == number && (number != 0 || inode == 0);
    }

    private static long powerOfTen(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
