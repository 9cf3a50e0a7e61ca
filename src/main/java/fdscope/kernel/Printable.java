package fdscope.kernel;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The one way from outside text to a terminal: every control character, malformed byte, bidirectional override and line
 * separator becomes an escape ({@code \n}, {@code \e}, {@code \x9b}, {@code \u202e}); what remains can be printed.
 */
public final class Printable {
    private Printable() {}

    /** Escaped without quotes; a backslash is doubled and {@code \xNN} is one byte, so that the result can be read back. */
    public static String of(Bytes bytes) {
        return isPlain(bytes) ? bytes.text() : escaped(bytes);
    }

    /** Nothing but visible ASCII without a backslash, as nearly every name is. */
    private static boolean isPlain(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            byte b = bytes.at(i);
            if (b < ' ' || b == 0x7f || b == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(Bytes bytes) {
        StringBuilder out = new StringBuilder(bytes.length() + 8);
        ByteBuffer rest = ByteBuffer.wrap(bytes.toArray());
        while (rest.hasRemaining()) {
            byte lead = rest.get(rest.position());
            if (lead >= 0) {
                append(out, rest.get());
                continue;
            }
            int length = sequenceLength(lead);
            String decoded = length > rest.remaining() ? null : decode(rest, length);
            if (decoded == null || isC1(decoded.codePointAt(0))) {
                // A control character of two bytes by its bytes: its number alone reads as one byte.
                out.append(String.format("\\x%02x", rest.get() & 0xff));
            } else {
                decoded.codePoints().forEach(c -> append(out, c));
                rest.position(rest.position() + length);
            }
        }
        return out.toString();
    }

    /** As {@link #of(Bytes)}, for text that is characters already (a command name that Java decoded, a message). */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /** As strace prints it: {@code "x\n"}. */
    public static String quoted(Bytes bytes) {
        return '"' + of(bytes).replace("\"", "\\\"") + '"';
    }

    /**
     * Our own prose, cleaned: control characters other than a newline become escapes, backslashes stay as they are. For
     * the last door before a terminal, where the text may have been escaped before.
     */
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\\' || c == '\n') {
                out.appendCodePoint(c);
            } else {
                append(out, c);
            }
        });
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 0x1b -> out.append("\\e");
            case 0 -> out.append("\\0");
            default -> {
                if (c >= '0' && c <= '9') {
                    keepNulApart(out);
                }
                if (c < 0x20 || c == 0x7f || isC1(c)) {
                    out.append(String.format("\\x%02x", c));
                } else if (isInvisible(c)) {
                    out.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /** A digit behind {@code \0} would read as another number: the NUL becomes {@code \x00}. */
    private static void keepNulApart(StringBuilder out) {
        int zero = out.length() - 1;
        if (zero < 1 || out.charAt(zero) != '0') {
            return;
        }
        int backslashes = 0;
        while (zero > backslashes && out.charAt(zero - 1 - backslashes) == '\\') {
            backslashes++;
        }
        // An even number is backslashes escaped by each other, before a plain zero.
        if (backslashes % 2 == 1) {
            out.replace(zero, zero + 1, "x00");
        }
    }

    private static boolean isC1(int c) {
        return c >= 0x80 && c < 0xa0;
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    private static int sequenceLength(byte lead) {
        int b = lead & 0xff;
        return b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    }

    private static String decode(ByteBuffer at, int length) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(at.slice(at.position(), length));
            return chars.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
