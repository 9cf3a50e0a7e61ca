package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Walks over a stretch of bytes without copying them. A failed step leaves the position where it was. */
final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    static Cursor over(Bytes bytes) {
        return new Cursor(bytes.toArray(), 0, bytes.length());
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= end;
    }

    boolean skip(char wanted) {
        if (at < end && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    boolean skip(String wanted) {
        if (end - at < wanted.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (bytes[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        at += wanted.length();
        return true;
    }

    /** The number of spaces passed. */
    int skipSpaces() {
        int from = at;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at - from;
    }

    /** A decimal number below 2^63, or -1. */
    long decimal() {
        int from = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            if (at - from >= 18) {
                at = from;
                return -1;
            }
            value = value * 10 + bytes[at] - '0';
            at++;
        }
        return at == from ? -1 : value;
    }

    /** A hexadecimal number of {@code least} to {@code most} digits (at most 15 counted exactly), or -1. */
    long hex(int least, int most) {
        int from = at;
        long value = 0;
        while (at < end && at - from < most) {
            int digit = digit(bytes[at]);
            if (digit < 0) {
                break;
            }
            value = value << 4 | digit;
            at++;
        }
        if (at - from < least) {
            at = from;
            return -1;
        }
        return value & Long.MAX_VALUE;
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** The bytes up to the next space or the end; empty where there are none. */
    Optional<String> word() {
        int from = at;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at == from ? Optional.empty() : Optional.of(ascii(from, at));
    }

    String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Position of the next newline or the end of the array stretch. */
    static int lineEnd(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }
}
