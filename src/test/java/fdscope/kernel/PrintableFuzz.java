package fdscope.kernel;

import static fdscope.FuzzRuns.must;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.of(
                Bytes.utf8("a\u001b]0;x\u0007\n\r\t\0" + "1\\\\0"),
                Bytes.ofHex("c29b9be282f09f988000ff"),
                Bytes.utf8("\u202eabc\u2028\ue000\ufeff\udb40\udc01 \u00e9\u4e2d\"'"));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void whatIsShownIsHarmlessAndCanBeReadBack(byte[] input) {
        RUNS.count();
        Bytes bytes = Bytes.of(input);
        String shown = Printable.of(bytes);

        assertHarmless(shown);
        must(read(shown).equals(bytes), "reads back", bytes);
        String quoted = Printable.quoted(bytes);
        assertHarmless(quoted);
        must(read(quoted.substring(1, quoted.length() - 1)).equals(bytes), "reads back", bytes);
        must(Printable.line(shown).equals(shown), "reads back", bytes);

        String text = new String(input, StandardCharsets.UTF_16LE);
        assertHarmless(Printable.of(text));
        assertHarmless(Printable.line(text).replace("\n", ""));
        must(Printable.line(Printable.line(text)).equals(Printable.line(text)), "reads back", bytes);
    }

    private static void assertHarmless(String shown) {
        shown.codePoints().forEach(c -> {
            boolean control = c < 0x20 || c >= 0x7f && c < 0xa0;
            boolean turns = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0x200e || c == 0x200f;
            boolean breaks = c == 0x2028 || c == 0x2029;
            boolean half = c >= 0xd800 && c <= 0xdfff;
            if (control || turns || breaks || half) {
                throw new AssertionError(String.format("U+%04X reaches the terminal", c));
            }
        });
    }

    /** The other way: escapes for characters are their UTF-8, {@code \xNN} is a byte. */
    private static Bytes read(String shown) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < shown.length()) {
            int c = shown.codePointAt(at);
            at += Character.charCount(c);
            if (c != '\\') {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char kind = shown.charAt(at++);
            int digits = "xuU".indexOf(kind) < 0 ? 0 : 2 << "xuU".indexOf(kind);
            int number = digits == 0 ? -1 : Integer.parseInt(shown.substring(at, at + digits), 16);
            at += digits;
            switch (kind) {
                case 'x' -> out.write(number);
                case 'u', 'U' -> out.writeBytes(Character.toString(number).getBytes(StandardCharsets.UTF_8));
                case 'n' -> out.write('\n');
                case 'r' -> out.write('\r');
                case 't' -> out.write('\t');
                case 'e' -> out.write(0x1b);
                case '0' -> out.write(0);
                case '\\', '"' -> out.write(kind);
                default -> throw new AssertionError("an escape that nobody knows: \\" + kind);
            }
        }
        return Bytes.of(out.toByteArray());
    }
}
