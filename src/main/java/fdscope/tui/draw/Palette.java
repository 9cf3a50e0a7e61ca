package fdscope.tui.draw;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A truecolor palette: the ground and an ink for each of the 14 roles, contrasts already checked by
 * {@link PaletteParser}.
 */
public record Palette(String name, Colour.Rgb ground, Map<Role, Ink> inks) {
    /** The palettes that come with the program, each the resource {@code /fdscope/themes/NAME.theme}. */
    public static final List<String> SHIPPED = List.of("dark", "light", "contrast", "cvd-dark", "cvd-light");

    public Palette {
        inks = Map.copyOf(new EnumMap<>(inks));
    }

    /** What a role is written with, and on. */
    public record Ink(Colour.Rgb foreground, Colour.Rgb background) {
        double contrast() {
            return foreground.contrast(background);
        }
    }
}
