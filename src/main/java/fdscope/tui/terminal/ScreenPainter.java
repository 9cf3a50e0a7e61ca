package fdscope.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Cell;
import fdscope.tui.draw.Colour;
import fdscope.tui.draw.Look;
import fdscope.tui.draw.Style;
import fdscope.tui.draw.Theme;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Brings a canvas into Lanterna's back buffer, the cells that are not as in the frame before, and lets Lanterna send what
 * has changed. Lanterna's characters are dear to make, each is looked at by a break iterator, so they are kept while the
 * theme stays.
 */
final class ScreenPainter {
    private static final int MOST_KEPT = 1 << 14;

    private final Screen screen;
    private final Graphemes graphemes;
    private final UnaryOperator<String> glyphs;
    private final Map<Style, Map<Character, TextCharacter>> kept = new HashMap<>();
    private int keptCount;
    private Theme theme;
    private Canvas before = new Canvas(0, 0);
    private boolean complete = true;

    /** @param glyphs what to print for a cell's text: itself, or its ASCII form */
    ScreenPainter(Screen screen, Graphemes graphemes, UnaryOperator<String> glyphs) {
        this.screen = screen;
        this.graphemes = graphemes;
        this.glyphs = glyphs;
    }

    /** Nothing that the terminal shows is to be relied on: the next frame is sent whole. */
    void forget() {
        complete = true;
    }

    /** @param canvas not drawn on any more */
    void paint(Canvas canvas, Theme with) throws IOException {
        if (screen.doResizeIfNecessary() != null) {
            complete = true;
        }
        TerminalSize size = screen.getTerminalSize();
        if (graphemes.isFilling()) {
            graphemes.clear();
            complete = true;
        }
        boolean all = complete || with != theme;
        if (all || keptCount > MOST_KEPT) {
            kept.clear();
            keptCount = 0;
        }
        theme = with;
        for (int y = 0; y < size.getRows(); y++) {
            for (int x = 0; x < size.getColumns(); x++) {
                Cell cell = canvas.at(x, y);
                boolean wide = isWide(canvas, x, y);
                if (all || !cell.looksLike(before.at(x, y)) || wide != isWide(before, x, y)) {
                    screen.setCharacter(x, y, character(cell.style(), standIn(cell.text(), wide)));
                }
            }
        }
        before = canvas;
        screen.refresh(complete ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
        complete = false;
    }

    private static boolean isWide(Canvas canvas, int x, int y) {
        return x + 1 < canvas.width()
                && canvas.at(x + 1, y).text().isEmpty()
                && !canvas.at(x, y).text().isEmpty();
    }

    private TextCharacter character(Style style, char glyph) {
        Map<Character, TextCharacter> ofStyle = kept.computeIfAbsent(style, any -> new HashMap<>());
        TextCharacter known = ofStyle.get(glyph);
        if (known == null) {
            TextCharacter blank = ofStyle.computeIfAbsent(' ', any -> character(theme.look(style)));
            known = blank.withCharacter(glyph);
            ofStyle.put(glyph, known);
            keptCount++;
        }
        return known;
    }

    private char standIn(String text, boolean wide) {
        String printed = text.isEmpty() ? text : glyphs.apply(text);
        if (wide && printed.length() == 1 && printed.charAt(0) < 0x7f) {
            return graphemes.standIn(printed + " ", true);
        }
        return graphemes.standIn(printed, wide);
    }

    private static TextCharacter character(Look look) {
        TextCharacter styled = TextCharacter.DEFAULT_CHARACTER
                .withForegroundColor(colour(look.foreground()))
                .withBackgroundColor(colour(look.background()));
        // One by one: Lanterna 3.1.5's withModifiers(Collection) changes nothing.
        styled = look.bold() ? styled.withModifier(SGR.BOLD) : styled;
        styled = look.underline() ? styled.withModifier(SGR.UNDERLINE) : styled;
        return look.reverse() ? styled.withModifier(SGR.REVERSE) : styled;
    }

    private static TextColor colour(Colour colour) {
        if (colour instanceof Colour.Rgb rgb) {
            return new TextColor.RGB(rgb.red(), rgb.green(), rgb.blue());
        }
        if (colour instanceof Colour.Indexed indexed) {
            // Lanterna's list has DEFAULT between the eight and their bright forms.
            return TextColor.ANSI.values()[indexed.index() < 8 ? indexed.index() : indexed.index() + 1];
        }
        return TextColor.ANSI.DEFAULT;
    }
}
