package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.setting.Settings;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Palette;
import fdscope.tui.draw.PaletteParser;
import fdscope.tui.draw.Theme;
import fdscope.tui.draw.Theme.Ground;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Colours are chosen while the program runs, and nothing but they changes. */
class ThemeUpdateTest {
    /** All that a learner can choose from. */
    static Themes themes() {
        Themes themes = Themes.sixteen(Ground.UNKNOWN);
        for (String name : Palette.SHIPPED) {
            Theme theme = Theme.of(palette(name));
            themes = themes.with(name, () -> theme);
        }
        return themes.with(Settings.NO_THEME, () -> Theme.PLAIN);
    }

    private static Palette palette(String name) {
        try (InputStream in = Palette.class.getResourceAsStream("/fdscope/themes/" + name + ".theme")) {
            return PaletteParser.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .palette();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Trial home() {
        return Trial.at(80, 24).dressed(themes());
    }

    private static String lastRow(Trial trial) {
        List<String> rows = trial.screen().lines().toList();
        return rows.get(rows.size() - 1).strip();
    }

    @Test
    void theKeyTakesTheNextThemeAtOnceAndKeepsIt() {
        Trial trial = home().press(Key.of('c'));
        assertThat(trial.model().theme().name()).isEqualTo("dark");
        assertThat(trial.effects()).containsExactly(new Effect.KeepTheme("dark"));
        assertThat(lastRow(trial)).isEqualTo("! theme: dark");
        trial.tell(new Msg.ThemeKept("dark", "~/.config/fdscope/settings.properties", Optional.empty()));
        assertThat(lastRow(trial)).isEqualTo("! theme: dark, kept in ~/.config/fdscope/settings.properties");
    }

    @Test
    void afterTheLastThemeComesTheFirst() {
        Trial trial = home();
        for (String name : List.of("dark", "light", "contrast", "cvd-dark", "cvd-light", "none", "auto")) {
            trial.press(Key.of('c'));
            assertThat(trial.model().themes().chosen()).isEqualTo(name);
        }
    }

    @Test
    void whereNothingCanBeWrittenTheChoiceHoldsForThisRun() {
        Trial trial = home().press(Key.of('c'));
        trial.tell(new Msg.ThemeKept("dark", "~/s", Optional.of("~/.config: read-only file system")));
        assertThat(trial.model().theme().name()).isEqualTo("dark");
        assertThat(lastRow(trial)).isEqualTo("! theme: dark, for this run; not kept: ~/.config: read-only file system");
    }

    @Test
    void anAnswerToAnOlderChoiceIsNotShown() {
        Trial trial = home().press(Key.of('c'), Key.of('c'));
        trial.tell(new Msg.ThemeKept("dark", "~/s", Optional.empty()));
        assertThat(lastRow(trial)).isEqualTo("! theme: light");
    }

    @Test
    void whatComesBeforeTheSettingsIsSaid() {
        Trial trial = Trial.at(80, 24).dressed(themes().choose("none").under("NO_COLOR"));
        trial.press(Key.of('c'), Key.of('c'));
        trial.tell(new Msg.ThemeKept("dark", "~/s", Optional.empty()));
        assertThat(lastRow(trial)).isEqualTo("! theme: dark, kept; but NO_COLOR comes first at each start");
    }

    @Test
    void theTerminalsGroundIsKnownAlsoAfterAnotherThemeWasChosen() {
        Trial trial = home();
        trial.press(Key.of('c')).tell(new Msg.Came(new Input.GroundKnown(0xfcfbf7)));
        assertThat(trial.model().theme().name()).isEqualTo("dark");
        for (int i = 0; i < 6; i++) {
            trial.press(Key.of('c'));
        }
        assertThat(trial.model().theme()).isEqualTo(Theme.sixteen(Ground.LIGHT));
    }

    @Test
    void thePaletteHasEachThemeByName() {
        Trial trial = home().press(Key.of(':'));
        "theme cvd".chars().forEach(c -> trial.press(Key.of(c)));
        assertThat(trial.rowsWith("theme: cvd").stream()
                        .map(row -> row.replaceAll("[^a-z:. -]", "").strip()))
                .anyMatch(row -> row.contains("theme: cvd-dark"))
                .anyMatch(row -> row.contains("theme: cvd-light"));
        trial.press(Key.DOWN, Key.ENTER);
        assertThat(trial.model().themes().chosen()).isEqualTo("cvd-light");
        assertThat(trial.effects()).contains(new Effect.KeepTheme("cvd-light"));
    }

    @Test
    void whatIsWrongWithTheSettingsIsReadFirst() {
        Model model = Trial.at(80, 24).model().complaining(List.of("~/s:3: colour is no setting, expected theme"));
        Canvas canvas = new Canvas(80, 24);
        model.draw(canvas);
        assertThat(canvas.rows())
                .anyMatch(row -> row.contains("~/s:3: colour is no setting, expected theme"))
                .anyMatch(row -> row.contains("Esc goes on"));
        Model on =
                Update.apply(model, new Msg.Came(new Input.KeyPressed(Key.ESC))).model();
        assertThat(on.top()).isEqualTo(Trial.at(80, 24).model().top());
    }
}
