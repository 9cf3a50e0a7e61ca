package fdscope.observe.view;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.UnixAddress;
import fdscope.observe.SocketField;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A text that is looked for in what a reader sees of names and commands, whatever its case. Bytes that are shown as they
 * are, nearly all, are compared where they lie; only the others are escaped first.
 */
final class Needle {
    private final String text;
    private final byte[] bytes;

    /** @param text in small letters, not empty */
    Needle(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** In the bytes as {@link Printable} shows them. */
    boolean isIn(Bytes shown) {
        return isPlain(shown) ? contains(shown, 0) : in(Printable.of(shown));
    }

    /** In the name as the table shows it; never in an unnamed socket's. */
    boolean isIn(UnixAddress name) {
        if (name instanceof UnixAddress.Pathname path) {
            return isIn(path.path());
        }
        if (name instanceof UnixAddress.Abstract abstractName) {
            Bytes rest = abstractName.rest();
            return isPlain(rest) ? contains(rest, 1) : in(SocketField.nameText(name));
        }
        return false;
    }

    boolean in(String shown) {
        return shown.toLowerCase(Locale.ROOT).contains(text);
    }

    private static boolean isPlain(Bytes shown) {
        for (int i = 0; i < shown.length(); i++) {
            byte b = shown.at(i);
            if (b < 0x20 || b == 0x7f || b == '\\') {
                return false;
            }
        }
        return true;
    }

    /** @param before 1 if an {@code @} stands before the bytes */
    private boolean contains(Bytes shown, int before) {
        int last = shown.length() + before - bytes.length;
        for (int at = 0; at <= last; at++) {
            int i = 0;
            while (i < bytes.length && bytes[i] == small(shown, at + i - before)) {
                i++;
            }
            if (i == bytes.length) {
                return true;
            }
        }
        return false;
    }

    private static byte small(Bytes shown, int at) {
        byte b = at < 0 ? (byte) '@' : shown.at(at);
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
}
