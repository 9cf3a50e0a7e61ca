package fdscope.lab.script;

import fdscope.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads one string of a line: bytes, written as UTF-8 with escapes. */
final class StringReader {
    private final String line;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    /** @param start column of the opening quote */
    StringReader(String line, int start) throws Fault {
        this.line = line;
        this.at = start + 1;
        while (current() != '"') {
            if (current() == '\\') {
                at++;
                escape();
            } else {
                int c = line.codePointAt(at);
                out.writeBytes(new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(c);
            }
        }
        at++;
    }

    Bytes bytes() {
        return Bytes.of(out.toByteArray());
    }

    /** The column behind the closing quote. */
    int end() {
        return at;
    }

    private char current() throws Fault {
        if (at >= line.length()) {
            throw new Fault("the string does not end, expected \" on the same line");
        }
        return line.charAt(at);
    }

    private void escape() throws Fault {
        char c = current();
        at++;
        switch (c) {
            case 'n' -> out.write('\n');
            case 'r' -> out.write('\r');
            case 't' -> out.write('\t');
            case 'e' -> out.write(0x1b);
            case '"', '\\' -> out.write(c);
            case '0' -> {
                if (Character.digit(current(), 10) >= 0) {
                    throw new Fault("\"\\0\" before a digit is ambiguous; write \\x00");
                }
                out.write(0);
            }
            case 'x' -> out.write(hexDigit() << 4 | hexDigit());
            default ->
                throw new Fault("\\" + c + ": not an escape, expected one of \\0 \\n \\r \\t \\e \\\" \\\\ \\xHH");
        }
    }

    private int hexDigit() throws Fault {
        int digit = Character.digit(current(), 16);
        if (digit < 0 || current() > 'f') {
            throw new Fault("\\x" + current() + ": expected two hexadecimal digits after \\x");
        }
        at++;
        return digit;
    }
}
