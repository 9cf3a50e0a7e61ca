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

/** Brings a canvas into Lanterna's back buffer, cell by cell, and lets Lanterna send what has changed. */
final class ScreenPainter {
    private final Screen screen;
    private final Graphemes graphemes;
    private final UnaryOperator<String> glyphs;
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

    void paint(Canvas canvas, Theme theme) throws IOException {
        if (screen.doResizeIfNecessary() != null) {
            complete = true;
        }
        TerminalSize size = screen.getTerminalSize();
        if (graphemes.isFilling()) {
            graphemes.clear();
            complete = true;
        }
        Map<Style, TextCharacter> styles = new HashMap<>();
        for (int y = 0; y < size.getRows(); y++) {
            for (int x = 0; x < size.getColumns(); x++) {
                Cell cell = canvas.at(x, y);
                boolean wide = !cell.text().isEmpty()
                        && x + 1 < canvas.width()
                        && canvas.at(x + 1, y).text().isEmpty();
                TextCharacter styled = styles.computeIfAbsent(cell.style(), s -> character(theme.look(s)));
                screen.setCharacter(x, y, styled.withCharacter(standIn(cell.text(), wide)));
            }
        }
        screen.refresh(complete ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
        complete = false;
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
