package fdscope.tui;

import fdscope.tui.draw.Palette;
import fdscope.tui.draw.Theme;
import fdscope.tui.draw.Theme.Ground;

/**
 * Which look each ground gets. Colour only repeats what a glyph or word says, so all are equal in what they tell.
 *
 * @param first until the terminal has said what its ground is
 */
public record Themes(Theme first, Theme dark, Theme light) {
    /** NO_COLOR: attributes only. */
    public static Themes withoutColour() {
        return always(Theme.PLAIN);
    }

    /** @param guess from COLORFGBG, else {@link Ground#UNKNOWN} */
    public static Themes sixteen(Ground guess) {
        return new Themes(Theme.sixteen(guess), Theme.sixteen(Ground.DARK), Theme.sixteen(Ground.LIGHT));
    }

    /**
     * For terminals with all colours: the palettes paint their own ground.
     *
     * @param guess from COLORFGBG; unknown: attributes only until the terminal has said what its ground is
     */
    public static Themes truecolor(Palette dark, Palette light, Ground guess) {
        Theme onDark = Theme.of(dark);
        Theme onLight = Theme.of(light);
        Theme first = guess == Ground.DARK ? onDark : guess == Ground.LIGHT ? onLight : Theme.PLAIN;
        return new Themes(first, onDark, onLight);
    }

    /** One look whatever the ground is: a palette that the user has chosen. */
    public static Themes always(Theme theme) {
        return new Themes(theme, theme, theme);
    }

    /** @param rgb of the ground, 0xRRGGBB */
    Theme on(int rgb) {
        int light = 299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255);
        return light < 128_000 ? dark : light();
    }
}
