package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import fdscope.tui.AllScreens;
import fdscope.tui.Themes;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Theme;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches the terminal of every screen, in every theme. */
class ThemedScreensTest {
    private record Shown(String text, Set<TextColor> colours) {}

    private static Shown shown(Canvas canvas, Theme theme) throws IOException {
        TerminalScreen screen =
                new TerminalScreen(new DefaultVirtualTerminal(new TerminalSize(canvas.width(), canvas.height())));
        screen.startScreen();
        Graphemes graphemes = new Graphemes();
        new ScreenPainter(screen, graphemes, UnaryOperator.identity()).paint(canvas, theme);
        StringBuilder text = new StringBuilder();
        Set<TextColor> colours = new HashSet<>();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                text.append(graphemes
                        .of(screen.getFrontCharacter(x, y).getCharacterString().charAt(0))
                        .text());
                colours.add(screen.getFrontCharacter(x, y).getForegroundColor());
                colours.add(screen.getFrontCharacter(x, y).getBackgroundColor());
            }
            text.append('\n');
        }
        screen.stopScreen();
        return new Shown(text.toString(), colours);
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 36", "40, 12"})
    void noThemeChangesWhatIsWrittenAndNoneHasNoColour(int columns, int rows) {
        Themes themes = AllScreens.themes();
        AllScreens.drawn(columns, rows).forEach((name, canvas) -> {
            try {
                Shown bare = shown(canvas, themes.choose("none").now());
                assertThat(bare.colours()).as(name).containsExactly(TextColor.ANSI.DEFAULT);
                assertThat(bare.text()).as(name).isEqualTo(String.join("\n", canvas.rows()) + "\n");
                for (Themes.Named theme : themes.named()) {
                    Shown dressed = shown(canvas, theme.theme().get());
                    assertThat(dressed.text()).as(name + " in " + theme.name()).isEqualTo(bare.text());
                    assertThat(dressed.colours().contains(TextColor.ANSI.DEFAULT))
                            .as(name + " in " + theme.name() + " keeps a colour of the terminal's")
                            .isEqualTo(theme.name().equals("none"));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
