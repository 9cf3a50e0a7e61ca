package fdscope.tui;

import fdscope.lesson.setting.Settings;
import fdscope.tui.draw.Theme;
import fdscope.tui.draw.Theme.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The looks that one can choose from, and the one that is chosen. Colour only repeats what a glyph or word says, so all
 * are equal in what they tell.
 *
 * @param auto by the terminal's ground
 * @param named the others, in the order in which they are offered
 * @param chosen {@link Settings#AUTO} or the name of one of the others
 * @param over what comes before the settings at each start ({@code NO_COLOR}); "" nothing does
 */
public record Themes(Auto auto, List<Named> named, String chosen, String over) {
    /**
     * @param now until the terminal has said what its ground is, then one of the others
     * @param dark asked for when the ground is
     */
    public record Auto(Theme now, Supplier<Theme> dark, Supplier<Theme> light) {}

    /**
     * @param name as the settings name it
     * @param theme asked for when it is chosen: no frame waits for those that are not drawn with
     */
    public record Named(String name, Supplier<Theme> theme) {}

    public Themes {
        named = List.copyOf(named);
    }

    /** Attributes only, whatever the ground is. */
    public static Themes withoutColour() {
        return of(new Auto(Theme.PLAIN, () -> Theme.PLAIN, () -> Theme.PLAIN));
    }

    /** @param guess from COLORFGBG, else {@link Ground#UNKNOWN} */
    public static Themes sixteen(Ground guess) {
        return of(new Auto(Theme.sixteen(guess), () -> Theme.sixteen(Ground.DARK), () -> Theme.sixteen(Ground.LIGHT)));
    }

    /**
     * For terminals with all colours: the palettes paint their own ground.
     *
     * @param guess from COLORFGBG; unknown: attributes only until the terminal has said what its ground is
     */
    public static Themes truecolor(Supplier<Theme> dark, Supplier<Theme> light, Ground guess) {
        Theme first = guess == Ground.DARK ? dark.get() : guess == Ground.LIGHT ? light.get() : Theme.PLAIN;
        return of(new Auto(first, dark, light));
    }

    private static Themes of(Auto auto) {
        return new Themes(auto, List.of(), Settings.AUTO, "");
    }

    /** One more to choose. */
    public Themes with(String name, Supplier<Theme> theme) {
        List<Named> more = new ArrayList<>(named);
        more.add(new Named(name, theme));
        return new Themes(auto, more, chosen, over);
    }

    /** The same, this one chosen; one that is not there changes nothing. */
    public Themes choose(String name) {
        return names().contains(name) ? new Themes(auto, named, name, over) : this;
    }

    /** @param what comes before the settings at each start */
    public Themes under(String what) {
        return new Themes(auto, named, chosen, what);
    }

    /** Those that can be chosen. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(Settings.AUTO));
        named.forEach(one -> names.add(one.name()));
        return List.copyOf(names);
    }

    /** The name after the chosen one; after the last comes the first. */
    public String next() {
        List<String> names = names();
        return names.get((names.indexOf(chosen) + 1) % names.size());
    }

    /** The look of the next frame. */
    public Theme now() {
        Optional<Named> found =
                named.stream().filter(one -> one.name().equals(chosen)).findFirst();
        return found.map(Named::theme).map(Supplier::get).orElse(auto.now());
    }

    /** @param rgb of the ground, 0xRRGGBB, as the terminal has told it */
    public Themes onGround(int rgb) {
        int light = 299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255);
        Supplier<Theme> there = light < 128_000 ? auto.dark() : auto.light();
        return new Themes(new Auto(there.get(), auto.dark(), auto.light()), named, chosen, over);
    }
}
