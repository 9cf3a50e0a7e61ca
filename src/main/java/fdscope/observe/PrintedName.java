package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.kernel.UnixAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A name as the text sources print it (unix_seq_show in net/unix/af_unix.c, ss(8)): every NUL becomes {@code @}, nothing
 * is escaped, so several names print alike and a newline starts what looks like another row.
 */
public final class PrintedName {
    private PrintedName() {}

    /** What a text source prints for this name; empty for an unnamed socket. */
    public static Bytes of(UnixAddress name) {
        byte[] text = name.name().toArray();
        for (int i = 0; i < text.length; i++) {
            if (text[i] == 0) {
                text[i] = '@';
            }
        }
        return Bytes.of(text);
    }

    /** The name that a text most likely stands for: a leading {@code @} is read as the NUL of an abstract name. */
    public static UnixAddress guess(Bytes printed) {
        if (!printed.isEmpty() && printed.at(0) == '@') {
            return new UnixAddress.Abstract(printed.slice(1, printed.length()));
        }
        return UnixAddress.ofName(printed);
    }

    /**
     * True if {@code printed} can come from {@code name}: the same text, less padding at its front (ss), or the part
     * before a newline, behind which a text source cannot tell the name from its next row.
     */
    static boolean fits(Bytes printed, UnixAddress name) {
        Bytes whole = of(name);
        if (printed.equals(whole)) {
            return true;
        }
        if (whole.startsWith(printed) && whole.length() > printed.length() && whole.at(printed.length()) == '\n') {
            return true;
        }
        int padding = 0;
        while (padding < whole.length() && whole.at(padding) == ' ') {
            padding++;
        }
        return padding > 0 && printed.equals(whole.slice(padding, whole.length()));
    }

    /** True if {@code printed} is what {@link #of} gives for a name without inner NULs, found without making it. */
    static boolean isSame(Bytes printed, UnixAddress name) {
        if (name instanceof UnixAddress.Abstract hidden) {
            return printed.length() == hidden.rest().length() + 1
                    && printed.at(0) == '@'
                    && printed.holds(hidden.rest(), 1);
        }
        return printed.equals(name.name());
    }

    /** The lines behind the first that this name puts into a text source; none for a name without a newline. */
    static List<Bytes> linesItForges(UnixAddress name) {
        Bytes text = name instanceof UnixAddress.Abstract hidden ? hidden.rest() : name.name();
        if (text.indexOf('\n') < 0) {
            return List.of();
        }
        Bytes printed = of(name);
        int start = newline(printed, 0);
        List<Bytes> lines = new ArrayList<>();
        while (start >= 0) {
            int end = newline(printed, start + 1);
            lines.add(printed.slice(start + 1, end < 0 ? printed.length() : end));
            start = end;
        }
        return lines;
    }

    private static int newline(Bytes bytes, int from) {
        for (int i = from; i < bytes.length(); i++) {
            if (bytes.at(i) == '\n') {
                return i;
            }
        }
        return -1;
    }
}
