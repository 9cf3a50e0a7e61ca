package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.message.Input;
import fdscope.tui.message.Input.GroundKnown;
import fdscope.tui.message.Input.KeyPressed;
import fdscope.tui.message.Input.MouseEvent;
import fdscope.tui.message.Input.MouseEvent.Button;
import fdscope.tui.message.Input.MouseEvent.Kind;
import fdscope.tui.message.Input.Pasted;
import fdscope.tui.message.Key;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputDecoderTest {
    private final InputDecoder decoder = new InputDecoder();

    /** Bytes written with ^[ for ESC, ^X for Ctrl-X, ^? for 0x7f; what they give, and what giving up gives after them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    # plain
                    a          | a
                    G          | G
                    qq         | q q
                    ä€         | ä €
                    ` `        | space
                    ^M         | Enter
                    ^J         | Enter
                    ^I         | Tab
                    ^?         | Backspace
                    ^H         | Backspace
                    ^@         | Ctrl-Space
                    ^C         | Ctrl-C
                    ^Z         | Ctrl-Z
                    ^P         | Ctrl-P
                    ^L         | Ctrl-L
                    ^]         | Ctrl-]
                    # Esc and Alt
                    ^[         | Esc
                    ^[^[       | Esc Esc
                    ^[x        | Alt-x
                    ^[X        | Alt-X
                    ^[^?       | Alt-Backspace
                    ^[^M       | Alt-Enter
                    ^[ä        | Alt-ä
                    ^[[        | Alt-[
                    ^[O        | Alt-O
                    ^[]        | Alt-]
                    ^[^[x      | Esc Alt-x
                    # xterm
                    ^[[A       | ↑
                    ^[[B^[[C^[[D | ↓ → ←
                    ^[OA       | ↑
                    ^[[H^[[F   | Home End
                    ^[OH^[OF   | Home End
                    ^[[2~^[[3~ | Ins Del
                    ^[[5~^[[6~ | PgUp PgDn
                    ^[OP^[OQ^[OR^[OS | F1 F2 F3 F4
                    ^[[15~^[[17~^[[21~^[[23~^[[24~ | F5 F6 F10 F11 F12
                    ^[[Z       | Shift-Tab
                    ^[[1;5A    | Ctrl-↑
                    ^[[1;2B    | Shift-↓
                    ^[[1;3C    | Alt-→
                    ^[[1;8D    | Ctrl-Alt-Shift-←
                    ^[[1;2P    | Shift-F1
                    ^[[3;5~    | Ctrl-Del
                    ^[[27;5;13~ | Ctrl-Enter
                    ^[[27;6;112~ | Ctrl-P
                    ^[[112;5u  | Ctrl-P
                    ^[[27u     | Esc
                    # Linux console
                    ^[[[A^[[[B^[[[C^[[[D^[[[E | F1 F2 F3 F4 F5
                    ^[[1~^[[4~ | Home End
                    # rxvt
                    ^[[7~^[[8~ | Home End
                    ^[[7$^[[5^ | Shift-Home Ctrl-PgUp
                    ^[[3@      | Ctrl-Shift-Del
                    ^[[a^[Oa   | Shift-↑ Ctrl-↑
                    ^[^[[A     | Alt-↑
                    # keypad in application mode
                    ^[Op^[Oy^[Ok^[Oj^[Oo^[OM | 0 9 + * / Enter
                    # swallowed: focus, answers, unknown keys, strings, stray paste end
                    ^[[I^[[O   |
                    ^[[?62;22c |
                    ^[[?2026;2$y |
                    ^[[24;80R  |
                    ^[[99~     |
                    ^[[1;2;3z  |
                    ^[[201~    |
                    ^[P1$r0m^[\\x | x
                    ^[_any^[\\x | x
                    ^[]0;title^Gx | x
                    ^[[M !!x   | x
                    # broken off: the new sequence counts
                    ^[[1;^[[A  | ↑
                    ^[[1;q     |
                    ^[]11;^[[A | ↑
                    """)
    void whatATerminalSendsIsNamedAsTheFooterNamesIt(String bytes, String keys) {
        List<Input> inputs = new ArrayList<>(decoder.decode(bytes(bytes.replace("\\\\", "\\"))));
        inputs.addAll(decoder.giveUp());

        assertThat(shown(inputs)).isEqualTo(keys == null ? "" : keys);
        assertThat(decoder.patience()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[[1;5A",
                "^[OP",
                "^[[<0;10;5M",
                "ä",
                "€",
                "😀",
                "^[]11;rgb:10/20/30^G",
                "^[]11;rgb:10/20/30^[\\",
                "^[[200~q ä ^[[A^[[201~",
                "^[[[A",
                "^[[7$",
                "^[[27;5;13~"
            })
    void aSequenceCutAnywhereGivesTheSame(String written) {
        byte[] bytes = bytes(written);
        List<Input> whole = new InputDecoder().decode(bytes);
        assertThat(whole).hasSize(1);

        for (int cut = 1; cut < bytes.length; cut++) {
            InputDecoder inTwo = new InputDecoder();
            List<Input> parts = new ArrayList<>(inTwo.decode(java.util.Arrays.copyOf(bytes, cut)));
            assertThat(inTwo.patience()).as("waits after %d bytes", cut).isPositive();
            parts.addAll(inTwo.decode(java.util.Arrays.copyOfRange(bytes, cut, bytes.length)));
            assertThat(parts).as("cut after %d bytes", cut).isEqualTo(whole);
        }
    }

    @Test
    void aLoneEscapeIsAKeyOnlyAfterAShortWait() {
        assertThat(decoder.decode(bytes("^["))).isEmpty();
        assertThat(decoder.patience()).isBetween(90, 120);
        assertThat(decoder.giveUp()).containsExactly(new KeyPressed(Key.ESC));
        assertThat(decoder.decode(bytes("[A"))).hasSize(2);
    }

    @Test
    void whatHasBegunAsASequenceHasTimeAndAnAnswerMore() {
        decoder.decode(bytes("^[["));
        assertThat(decoder.patience()).isEqualTo(500);
        decoder.giveUp();
        decoder.decode(bytes("^[]11;"));
        assertThat(decoder.patience()).isEqualTo(3000);
        assertThat(decoder.decode(bytes("rgb:ffff/ffff/ffff^[")).size() + decoder.patience())
                .isEqualTo(3000);
        assertThat(decoder.decode(bytes("\\"))).containsExactly(new Input.GroundKnown(0xffffff));
    }

    @Test
    void theMouseCountsFromTheUpperLeftCell() {
        assertThat(decoder.decode(
                        bytes("^[[<0;1;1M^[[<0;1;1m^[[<32;3;2M^[[<2;80;24M^[[<64;5;6M^[[<65;5;6M^[[<20;2;2M")))
                .containsExactly(
                        new MouseEvent(Kind.PRESS, Button.LEFT, 0, 0, false, false, false),
                        new MouseEvent(Kind.RELEASE, Button.LEFT, 0, 0, false, false, false),
                        new MouseEvent(Kind.DRAG, Button.LEFT, 2, 1, false, false, false),
                        new MouseEvent(Kind.PRESS, Button.RIGHT, 79, 23, false, false, false),
                        new MouseEvent(Kind.WHEEL_UP, Button.NONE, 4, 5, false, false, false),
                        new MouseEvent(Kind.WHEEL_DOWN, Button.NONE, 4, 5, false, false, false),
                        new MouseEvent(Kind.PRESS, Button.LEFT, 1, 1, true, false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[[<0;0;1M", "^[[<0;1M", "^[[<M", "^[[<99999999999;1;1M", "^[[<35;4;4M", "^[[<128;4;4M"})
    void aMouseReportThatMakesNoSenseIsSwallowed(String written) {
        assertThat(decoder.decode(bytes(written + "x"))).containsExactly(new KeyPressed(Key.of('x')));
    }

    @Test
    void pastedTextIsNeverReadAsKeys() {
        assertThat(decoder.decode(bytes("^[[200~q^C^[[A^M^[[200~ä^[[201~q")))
                .containsExactly(new Pasted("q\u0003\u001b[A\n\u001b[200~ä", false), new KeyPressed(Key.of('q')));
    }

    @Test
    void aPasteMayPauseForSecondsAndEndsInTheEnd() {
        assertThat(decoder.decode(bytes("^[[200~abc"))).isEmpty();
        assertThat(decoder.patience()).isGreaterThan(1000);
        assertThat(decoder.giveUp()).containsExactly(new Pasted("abc", false));
        assertThat(decoder.decode(bytes("q"))).containsExactly(new KeyPressed(Key.of('q')));
    }

    @Test
    void aHugePasteIsCutAndSaysSo() {
        decoder.decode(bytes("^[[200~"));
        byte[] block = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 10; i++) {
            decoder.decode(block);
        }

        assertThat(decoder.decode(bytes("^[[201~")))
                .containsExactly(new Pasted("x".repeat(InputDecoder.PASTE_LIMIT), true));
    }

    @ParameterizedTest
    @CsvSource({
        "11;rgb:1010/1414/1a1a, 10141a",
        "11;rgb:ffff/0000/8080, ff0080",
        "11;rgba:10/20/30/ff, 102030",
        "11;rgb:f/0/8, ff0088",
        "11;#fcfbf7, fcfbf7"
    })
    void theBackgroundColourIsUnderstoodInAllItsForms(String answer, String rgb) {
        GroundKnown expected = new GroundKnown(Integer.parseInt(rgb, 16));

        assertThat(decoder.decode(bytes("^[]" + answer + "^G"))).containsExactly(expected);
        assertThat(decoder.decode(bytes("^[]" + answer + "^[\\"))).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11;rgb:zz/00/00", "11;", "10;rgb:0/0/0", "11;rgb:00000/0/0", "52;c;eA=="})
    void otherAnswersAreSwallowed(String answer) {
        assertThat(decoder.decode(bytes("^[]" + answer + "^Gx"))).containsExactly(new KeyPressed(Key.of('x')));
    }

    @Test
    void brokenUtf8IsSwallowedAndTheNextKeyCounts() {
        byte[] broken = {
            (byte) 0x80,
            (byte) 0xc3,
            'a',
            (byte) 0xff,
            (byte) 0xed,
            (byte) 0xa0,
            (byte) 0x80,
            (byte) 0xc2,
            (byte) 0x9b,
            (byte) 0xf4,
            (byte) 0xbf,
            (byte) 0xbf,
            (byte) 0xbf,
            'b'
        };

        assertThat(decoder.decode(broken)).containsExactly(new KeyPressed(Key.of('a')), new KeyPressed(Key.of('b')));
    }

    /** Half random bytes, half pieces of real sequences, in random portions with random pauses. */
    @Test
    void noBytesMakeItThrowOrLoseItsPlace() {
        String[] pieces = {"^[", "^[[", "^[O", "^[]", "^[[<", "^[[200~", "^[[201~", "^[P", ";5", "M", "11;rgb:", "^[[["
        };
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            InputDecoder fuzzed = new InputDecoder();
            for (int portion = 0; portion < 8; portion++) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int i = random.nextInt(12); i >= 0; i--) {
                    if (random.nextBoolean()) {
                        bytes.write(random.nextInt(256));
                    } else {
                        bytes.writeBytes(bytes(pieces[random.nextInt(pieces.length)]));
                    }
                }
                fuzzed.decode(bytes.toByteArray());
                if (random.nextInt(3) == 0) {
                    fuzzed.giveUp();
                }
            }
            fuzzed.giveUp();

            assertThat(fuzzed.patience()).as("seed %d", seed).isZero();
            assertThat(fuzzed.decode(bytes("x"))).as("seed %d", seed).containsExactly(new KeyPressed(Key.of('x')));
            assertThat(fuzzed.giveUp()).as("seed %d", seed).isEmpty();
        }
    }

    private static String shown(List<Input> inputs) {
        return inputs.stream()
                .map(input ->
                        input instanceof KeyPressed pressed ? pressed.key().shown() : input.toString())
                .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(String written) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            boolean control = written.charAt(i) == '^' && i + 1 < written.length() && isControl(written.charAt(i + 1));
            out.append(control ? (char) (written.charAt(++i) ^ 0x40) : written.charAt(i));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isControl(char c) {
        return c >= '?' && c <= '_';
    }
}
