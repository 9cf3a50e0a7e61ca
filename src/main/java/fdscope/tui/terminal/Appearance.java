package fdscope.tui.terminal;

import fdscope.kernel.Printable;
import fdscope.lesson.Once;
import fdscope.lesson.setting.Settings;
import fdscope.lesson.store.SettingsFile;
import fdscope.tui.Themes;
import fdscope.tui.draw.Palette;
import fdscope.tui.draw.PaletteParser;
import fdscope.tui.draw.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How the full screen is to look and what it hears.
 *
 * @param ascii draw with ASCII alone, whatever the terminal can
 * @param mouse it hears the mouse
 * @param file where a choice is kept
 * @param complaints of the settings, a line each, safe to print
 */
public record Appearance(Themes themes, boolean ascii, boolean mouse, SettingsFile file, List<String> complaints) {
    private static final int MOST_ERRORS = 12;

    public Appearance {
        complaints = List.copyOf(complaints);
    }

    /** A theme that was asked for and is of no use. */
    public static final class BadTheme extends Exception {
        private static final long serialVersionUID = 1L;

        private BadTheme(List<String> errors) {
            super(String.join("\n", errors));
        }
    }

    /**
     * What is said now comes before the environment, and that before the settings: NO_COLOR (no-color.org) takes all colours
     * away; COLORTERM says that the terminal has all of them; COLORFGBG (rxvt and others) tells the ground before the
     * terminal has answered.
     *
     * @param said on the command line
     * @param set in the file
     * @param complaints of the file
     * @throws BadTheme the one of the command line cannot be taken; each line is a sentence
     */
    public static Appearance of(
            Map<String, String> environment, Settings said, Settings set, List<String> complaints, SettingsFile file)
            throws BadTheme {
        List<String> all = new ArrayList<>(complaints);
        Themes themes = automatic(environment);
        for (String name : Palette.SHIPPED) {
            themes = themes.with(name, shipped(name));
        }
        themes = themes.with(Settings.NO_THEME, () -> Theme.PLAIN);
        Settings both = said.over(set);
        String wanted = both.theme().orElse(Settings.AUTO);
        if (!themes.names().contains(wanted)) {
            List<String> errors = new ArrayList<>();
            Optional<Palette> own = own(file, wanted, errors);
            if (said.theme().isPresent() && !errors.isEmpty()) {
                throw new BadTheme(errors);
            }
            errors.forEach(error -> all.add(Printable.of(error)));
            if (own.isPresent()) {
                Theme theme = Theme.of(own.get());
                themes = themes.with(wanted, () -> theme);
            }
        }
        themes = themes.choose(wanted);
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            themes = themes.under("NO_COLOR");
            themes = said.theme().isPresent() ? themes : themes.choose(Settings.NO_THEME);
        }
        return new Appearance(themes, both.ascii().orElse(false), both.mouse().orElse(true), file, all);
    }

    private static Themes automatic(Map<String, String> environment) {
        Theme.Ground guess = ground(environment.getOrDefault("COLORFGBG", ""));
        boolean all = Set.of("truecolor", "24bit").contains(environment.getOrDefault("COLORTERM", ""));
        return all ? Themes.truecolor(shipped("dark"), shipped("light"), guess) : Themes.sixteen(guess);
    }

    private static Theme.Ground ground(String foregroundAndBackground) {
        String last = foregroundAndBackground.replaceFirst(".*;", "");
        if (!last.matches("[0-9]{1,2}")) {
            return Theme.Ground.UNKNOWN;
        }
        int colour = Integer.parseInt(last);
        return colour < 7 || colour == 8 ? Theme.Ground.DARK : Theme.Ground.LIGHT;
    }

    /** One that comes with the program, read when it is drawn with; attributes alone if it cannot be. */
    private static Supplier<Theme> shipped(String name) {
        return new Once<>(() -> {
            try {
                Palette palette =
                        PaletteParser.parse(name, ShippedTheme.text(name)).palette();
                return palette == null ? Theme.PLAIN : Theme.of(palette);
            } catch (IOException e) {
                return Theme.PLAIN;
            }
        });
    }

    private static Optional<Palette> own(SettingsFile file, String value, List<String> errors) {
        if (!Settings.isTheme(value)) {
            errors.add("no theme " + value + ", " + Settings.expectedTheme());
            return Optional.empty();
        }
        try {
            SettingsFile.Theme theme = file.theme(value);
            PaletteParser.Result read = PaletteParser.parse(theme.file(), theme.text());
            errors.addAll(read.errors().stream().limit(MOST_ERRORS).toList());
            if (read.errors().size() > MOST_ERRORS) {
                errors.add(theme.file() + ": and " + (read.errors().size() - MOST_ERRORS) + " more of the kind");
            }
            return Optional.ofNullable(read.palette());
        } catch (IOException e) {
            errors.add("The theme cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
