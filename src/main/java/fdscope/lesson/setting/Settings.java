package fdscope.lesson.setting;

import java.util.List;
import java.util.Optional;

/**
 * How the program is to be for this learner; what is empty is as it comes.
 *
 * @param theme one of {@link #THEMES}, or the path of a theme file
 * @param ascii draw with ASCII alone
 * @param mouse the program hears the mouse; else the terminal has it
 * @param editor a piece of shell, for exercises
 */
public record Settings(
        Optional<String> theme, Optional<Boolean> ascii, Optional<Boolean> mouse, Optional<String> editor) {
    /** By the terminal's ground. */
    public static final String AUTO = "auto";

    /** Attributes alone, no colour. */
    public static final String NO_THEME = "none";

    /** Those with a name, in the order in which they are offered. */
    public static final List<String> THEMES =
            List.of(AUTO, "dark", "light", "contrast", "cvd-dark", "cvd-light", NO_THEME);

    public static final Settings NONE =
            new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What is not set here is as in the other. */
    public Settings over(Settings other) {
        return new Settings(
                theme.or(other::theme), ascii.or(other::ascii), mouse.or(other::mouse), editor.or(other::editor));
    }

    /** The value is that of a theme with a name, or may be a path: it has a slash, or ends in {@code .theme}. */
    public static boolean isTheme(String value) {
        return THEMES.contains(value) || value.contains("/") || value.endsWith(".theme");
    }

    /** For who wrote something else. */
    public static String expectedTheme() {
        return "expected " + String.join(", ", THEMES) + " or the path of a theme file";
    }
}
