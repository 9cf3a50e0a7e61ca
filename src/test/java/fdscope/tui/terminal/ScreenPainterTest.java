package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.screen.TerminalScreen;
import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.kernel.Syscalls.TerminalAttributes;
import fdscope.kernel.Syscalls.WindowSize;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Colour;
import fdscope.tui.draw.Look;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import fdscope.tui.draw.Theme;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** From a canvas to the bytes that leave, each element of the list one write(2); ESC is shown as {@code ^}. */
class ScreenPainterTest {
    private static final int TAKEN_AT_ONCE = 3000;

    private final List<String> writes = new ArrayList<>();
    private final List<String> disciplines = new ArrayList<>();
    private WindowSize size = new WindowSize(6, 1);
    private boolean hungUp;
    private final Graphemes graphemes = new Graphemes();
    private final PosixTerminal terminal = terminal();
    private final TerminalScreen screen = new TerminalScreen(terminal);
    private final ScreenPainter painter = painter(UnaryOperator.identity());

    ScreenPainterTest() throws IOException {}

    private PosixTerminal terminal() throws IOException {
        Object calls = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Syscalls.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "write" -> write((Bytes) arguments[1]);
                    case "windowSize" -> size;
                    case "tcgetattr" -> new TerminalAttributes(Bytes.of(new byte[60]));
                    case "tcsetattr" ->
                        disciplines.add(
                                ((TerminalAttributes) arguments[1])
                                                .equals(new TerminalAttributes(Bytes.of(new byte[60])))
                                        ? "as found"
                                        : "raw");
                    default -> throw new AssertionError(method.getName() + " is not expected");
                });
        return new PosixTerminal(new Tty((Syscalls) calls), graphemes, true);
    }

    private long write(Bytes bytes) throws ErrnoException {
        if (hungUp) {
            throw new ErrnoException("write", "1", new Errno(5));
        }
        byte[] taken = bytes.slice(0, Math.min(TAKEN_AT_ONCE, bytes.length())).toArray();
        writes.add(new String(taken, StandardCharsets.UTF_8).replace('\u001b', '^'));
        return taken.length;
    }

    private ScreenPainter painter(UnaryOperator<String> glyphs) throws IOException {
        screen.startScreen();
        writes.clear();
        return new ScreenPainter(screen, graphemes, glyphs);
    }

    private List<String> paint(ScreenPainter with, Theme theme, String text, Style style) throws IOException {
        writes.clear();
        Canvas canvas = new Canvas(size.columns(), size.rows());
        canvas.put(0, 0, text, style);
        with.paint(canvas, theme);
        return List.copyOf(writes);
    }

    private List<String> paint(String text) throws IOException {
        return paint(painter, Theme.PLAIN, text, Style.of(Role.TEXT));
    }

    @Test
    void aFrameIsOneWriteInsideSynchronizedOutput() throws Exception {
        assertThat(paint("ab"))
                .singleElement()
                .asString()
                .startsWith("^[?2026h")
                .endsWith("^[?2026l")
                .contains("^[1;1Hab");
    }

    @Test
    void onlyWhatChangedIsSent() throws Exception {
        paint("abc");

        assertThat(paint("axc")).containsExactly("^[?2026h^[m^[39m^[49m^[1;2Hx^[?2026l");
        assertThat(paint("axc")).isEmpty();
    }

    @Test
    void aWideCharacterClearsBothColumnsAndTheCursorIsSetAnewAfterIt() throws Exception {
        paint("abcd");

        assertThat(paint("a😀d")).containsExactly("^[?2026h^[m^[39m^[49m^[1;2H  ^[1;2H😀^[?2026l");
        assertThat(paint("a😀x")).containsExactly("^[?2026h^[m^[39m^[49m^[1;4Hx^[?2026l");
        assertThat(paint("abcx")).containsExactly("^[?2026h^[m^[39m^[49m^[1;2Hbc^[?2026l");
        assertThat(paint("a你x")).containsExactly("^[?2026h^[m^[39m^[49m^[1;2H  ^[1;2H你^[?2026l");
        assertThat(paint("e\u0301bcx")).containsExactly("^[?2026h^[m^[39m^[49m^[1;1He\u0301^[1;2Hbc^[?2026l");
    }

    @Test
    void coloursAreSentAsTheThemeSays() throws Exception {
        Map<Role, Look> looks = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            looks.put(role, Look.PLAIN);
        }
        looks.put(Role.GOOD, new Look(Colour.indexed(2), Colour.DEFAULT, true, false, false));
        looks.put(Role.BAD, new Look(Colour.indexed(9), Colour.indexed(4), false, true, true));
        looks.put(Role.FILE, new Look(new Colour.Rgb(1, 2, 3), new Colour.Rgb(255, 254, 0), false, false, false));
        Theme theme = new Theme("test", Look.PLAIN, looks);
        paint("abcdef");

        assertThat(paint(painter, theme, "abXdef", Style.of(Role.GOOD)).get(0)).contains("^[1m^[32m^[49m^[1;1HabXdef");
        assertThat(paint(painter, theme, "abXdef", Style.of(Role.BAD)).get(0))
                .contains("^[91m^[44m")
                .contains("^[4m")
                .contains("^[7m");
        assertThat(paint(painter, theme, "abXdef", Style.of(Role.FILE)).get(0))
                .contains("^[38;2;1;2;3m^[48;2;255;254;0m^[1;1HabXdef");
    }

    @Test
    void alsoOnALargeTerminalOnlyWhatChangedIsSent() throws Exception {
        size = new WindowSize(200, 50);
        terminal.resized(size);
        paint("你bc");

        assertThat(paint("你xc")).containsExactly("^[?2026h^[m^[39m^[49m^[1;3Hx^[?2026l");
    }

    @Test
    void aFrameOfMoreGraphemesThanThereIsRoomForShowsQuestionMarks() throws Exception {
        size = new WindowSize(200, 80);
        terminal.resized(size);
        Canvas canvas = new Canvas(200, 80);
        for (int i = 0; i < 7000; i++) {
            canvas.put(i % 100 * 2, i / 100, Character.toString(0x4e00 + i), Role.TEXT);
        }
        painter.paint(canvas, Theme.PLAIN);

        assertThat(String.join("", writes))
                .contains(Character.toString(0x4e00 + 6000))
                .contains("H?^[");
    }

    @Test
    void aControlCharacterInACellNeverReachesTheTerminal() throws Exception {
        paint("abcdef");
        Canvas canvas = new Canvas(6, 1);
        canvas.fill(0, 0, 6, 1, "\u009b", Style.of(Role.TEXT));
        writes.clear();
        painter.paint(canvas, Theme.PLAIN);

        assertThat(writes).containsExactly("^[?2026h^[m^[39m^[49m^[1;1H??????^[?2026l");
    }

    @Test
    void aNewSizeAndARedrawSendTheWholeFrame() throws Exception {
        paint("ab");
        size = new WindowSize(4, 1);
        terminal.resized(size);

        assertThat(paint("ab").get(0)).contains("^[2J").contains("ab");
        painter.forget();
        assertThat(paint("ab").get(0)).contains("^[2J").contains("ab");
        assertThat(paint("ab")).isEmpty();
    }

    @Test
    void aWideCharacterWithoutUtf8KeepsItsTwoColumns() throws Exception {
        ScreenPainter ascii = painter(text -> text.charAt(0) < 0x7f ? text : "?");

        assertThat(paint(ascii, Theme.PLAIN, "a你b", Style.of(Role.TEXT)).get(0)).contains("^[1;1Ha  ^[1;2H? ^[1;4Hb");
    }

    @Test
    void aWriteThatTakesOnlyAPartIsContinued() throws Exception {
        size = new WindowSize(200, 50);
        terminal.resized(size);
        Canvas canvas = new Canvas(200, 50);
        canvas.fill(0, 0, 200, 50, "x", Style.of(Role.TEXT));
        painter.paint(canvas, Theme.PLAIN);

        assertThat(String.join("", writes).chars().filter(c -> c == 'x').count())
                .isEqualTo(10_000);
        assertThat(writes).hasSizeGreaterThan(3);
    }

    @Test
    void leavingPutsEverythingBackOnceAndNothingIsWrittenAfterwards() throws Exception {
        writes.clear();
        terminal.leaveForEver();
        terminal.leaveForEver();
        paint("ab");

        assertThat(disciplines).containsExactly("raw", "as found");
        assertThat(writes).isEmpty();
    }

    @Test
    void leavingATerminalThatHasGoneIsNoError() {
        hungUp = true;
        terminal.leaveForEver();

        assertThat(disciplines).containsExactly("raw", "as found");
    }

    @Test
    void theTableOfGraphemesStartsAnewWhenItIsFull() throws Exception {
        for (int c = 0x4e00; c < 0x4e00 + 7000; c++) {
            paint(Character.toString(c));
        }

        assertThat(paint("漢").get(0)).contains("漢");
    }
}
