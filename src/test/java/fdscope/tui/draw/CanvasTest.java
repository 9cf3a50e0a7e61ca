package fdscope.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanvasTest {
    private final Canvas canvas = new Canvas(10, 3);

    @Test
    void textOutsideIsDropped() {
        canvas.put(-2, 0, "hello", Role.TEXT);
        canvas.put(7, 1, "hello", Role.TEXT);
        canvas.put(0, 3, "hello", Role.TEXT);
        canvas.put(0, -1, "hello", Role.TEXT);
        assertThat(canvas.rows()).containsExactly("llo       ", "       hel", "          ");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        canvas.put(0, 0, "a日b", Role.TEXT);
        assertThat(canvas.rows().get(0)).isEqualTo("a日b      ");
        assertThat(canvas.at(1, 0).text()).isEqualTo("日");
        assertThat(canvas.at(2, 0).text()).isEmpty();
        assertThat(canvas.at(3, 0).text()).isEqualTo("b");
    }

    @Test
    void halfAWideCharacterBecomesABlank() {
        canvas.put(0, 0, "日本", Role.TEXT);
        canvas.put(1, 0, "x", Role.TEXT);
        canvas.put(9, 1, "日", Role.TEXT);
        canvas.put(-1, 2, "日x", Role.TEXT);
        assertThat(canvas.rows()).containsExactly(" x本      ", "          ", " x        ");
    }

    @Test
    void aWideCharacterOverTwoHalvesLeavesNone() {
        canvas.put(0, 0, "日本", Role.TEXT);
        canvas.put(1, 0, "語", Role.TEXT);
        assertThat(canvas.rows().get(0)).isEqualTo(" 語       ");
    }

    @Test
    void combiningMarksStayWithTheirLetter() {
        canvas.put(0, 0, "e\u0301x", Role.TEXT);
        assertThat(canvas.at(0, 0).text()).isEqualTo("e\u0301");
        assertThat(canvas.at(1, 0).text()).isEqualTo("x");
    }

    @Test
    void controlCharactersAreEscaped() {
        canvas.put(0, 0, "\u001b[2J\n", Role.TEXT);
        canvas.put(0, 1, "\u0301x", Role.TEXT);
        assertThat(canvas.rows()).containsExactly("\\e[2J\\n   ", "\\u0301x   ", "          ");
    }

    @Test
    void aRegionHasItsOwnOriginAndKeepsItsTextInside() {
        Canvas region = canvas.region(2, 1, 4, 9);
        region.put(-1, 0, "abcdefgh", Role.TEXT);
        region.region(1, 1, 9, 9).put(0, 0, "12345", Role.TEXT);
        assertThat(canvas.rows()).containsExactly("          ", "  bcde    ", "   123    ");
        assertThat(region.rows()).containsExactly("bcde", " 123");
    }

    @Test
    void boxesHaveSingleAndDoubleLines() {
        canvas.box(0, 0, 4, 3, Border.SINGLE, Style.of(Role.PROCESS));
        canvas.box(5, 0, 4, 3, Border.DOUBLE, Style.of(Role.FOCUS));
        assertThat(canvas.text()).isEqualTo("""
                ┌──┐ ╔══╗\s
                │  │ ║  ║\s
                └──┘ ╚══╝\s""");
    }

    @Test
    void fillAndRestyleStayInside() {
        canvas.fill(8, 1, 5, 5, "▒", Style.of(Role.MUTED));
        canvas.restyle(-3, 2, 100, 1, Style.of(Role.SELECTION).strong());
        assertThat(canvas.rows()).containsExactly("          ", "        ▒▒", "        ▒▒");
        assertThat(canvas.at(9, 1).style().role()).isEqualTo(Role.MUTED);
        assertThat(canvas.at(9, 2)).isEqualTo(new Cell("▒", new Style(Role.SELECTION, true, false)));
        assertThat(canvas.at(10, 2)).isEqualTo(Cell.BLANK);
    }

    @Test
    void aCanvasWithoutRoomTakesEverything() {
        Canvas none = new Canvas(-1, 0);
        none.put(0, 0, "x", Role.TEXT);
        none.box(0, 0, 5, 5, Border.DOUBLE, Style.of(Role.TEXT));
        assertThat(none.rows()).isEmpty();
    }

    @Test
    void widthsAreThoseOfTheTerminal() {
        assertThat(DisplayWidth.of("●F1 → ─")).isEqualTo(7);
        assertThat(DisplayWidth.of("日本")).isEqualTo(4);
        assertThat(DisplayWidth.of("🦊!")).isEqualTo(3);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of("\u001b")).isEqualTo(2);
        assertThat(DisplayWidth.cut("日本語", 5)).isEqualTo("日本…");
        assertThat(DisplayWidth.cut("日本語", 4)).isEqualTo("日…");
        assertThat(DisplayWidth.pad("日本語", 4)).isEqualTo("日… ");
        assertThat(DisplayWidth.padLeft("ab", 4)).isEqualTo("  ab");
    }
}
