package fdscope.tui.draw;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How each role looks on one kind of terminal. The sixteen-colour forms use only colours that reach a contrast of 4.5 in
 * the palettes of xterm, VGA, Campbell, Tango and GNOME on that ground; no colour does on both grounds, so an unknown
 * ground gets attributes only.
 *
 * @param ground what an empty cell has, and what the terminal is to be cleared with
 */
public record Theme(String name, Look ground, Map<Role, Look> looks) {
    /** Where a palette puts an attribute beside the colour. A chosen link has no mark in the first column. */
    private static final Set<Role> BOLD = Set.of(Role.BAD, Role.CHANGED, Role.SELECTION);

    /** The terminal's background. */
    public enum Ground {
        DARK,
        LIGHT,
        UNKNOWN
    }

    /** Without any colour, for NO_COLOR and until the ground is known. */
    public static final Theme PLAIN = sixteen(Ground.UNKNOWN);

    public Theme {
        looks = Map.copyOf(looks);
        if (looks.size() != Role.values().length) {
            throw new IllegalArgumentException(name + ": a theme names a look for each of the roles");
        }
    }

    public Look look(Style style) {
        Look look = looks.get(style.role());
        if (style.bold() && !look.bold()) {
            look = look.withBold();
        }
        return style.underline() && !look.underline() ? look.withUnderline() : look;
    }

    /** For truecolor terminals: paints its own ground. */
    public static Theme of(Palette palette) {
        Map<Role, Look> looks = new EnumMap<>(Role.class);
        palette.inks().forEach((role, ink) -> {
            Look look = new Look(ink.foreground(), ink.background(), false, false, false);
            looks.put(role, BOLD.contains(role) ? look.withBold() : look);
        });
        Look ground = new Look(palette.inks().get(Role.TEXT).foreground(), palette.ground(), false, false, false);
        return new Theme(palette.name(), ground, looks);
    }

    /** For terminals of sixteen colours; the ground stays the terminal's own. */
    public static Theme sixteen(Ground ground) {
        Map<Role, Look> looks = switch (ground) {
            case DARK -> onDark();
            case LIGHT -> onLight();
            case UNKNOWN -> withoutColour();
        };
        return new Theme("sixteen, ground " + ground.name().toLowerCase(java.util.Locale.ROOT), Look.PLAIN, looks);
    }

    private static Map<Role, Look> onDark() {
        Map<Role, Look> looks = new EnumMap<>(Role.class);
        looks.put(Role.TEXT, Look.PLAIN);
        looks.put(Role.MUTED, indexed(7));
        looks.put(Role.ACCENT, indexed(14).withUnderline());
        looks.put(Role.PROCESS, Look.PLAIN.withBold());
        looks.put(Role.SOCKET, indexed(14));
        looks.put(Role.FILE, indexed(11));
        looks.put(Role.INFLIGHT, indexed(11).withBold().reversed());
        looks.put(Role.CHANGED, indexed(15).withBold());
        looks.put(Role.GOOD, indexed(10));
        looks.put(Role.BAD, indexed(9).withBold());
        looks.put(Role.WARNING, indexed(11));
        looks.put(Role.SELECTION, Look.PLAIN.reversed());
        looks.put(Role.BORDER, indexed(7));
        looks.put(Role.FOCUS, indexed(15));
        return looks;
    }

    private static Map<Role, Look> onLight() {
        Map<Role, Look> looks = new EnumMap<>(Role.class);
        looks.put(Role.TEXT, Look.PLAIN);
        looks.put(Role.MUTED, Look.PLAIN);
        looks.put(Role.ACCENT, indexed(4).withUnderline());
        looks.put(Role.PROCESS, indexed(5));
        looks.put(Role.SOCKET, indexed(4));
        looks.put(Role.FILE, Look.PLAIN.withBold());
        looks.put(Role.INFLIGHT, indexed(1).withBold().reversed());
        looks.put(Role.CHANGED, Look.PLAIN.withBold());
        looks.put(Role.GOOD, indexed(4).withBold());
        looks.put(Role.BAD, indexed(1).withBold());
        looks.put(Role.WARNING, indexed(5).withBold());
        looks.put(Role.SELECTION, Look.PLAIN.reversed());
        looks.put(Role.BORDER, indexed(8));
        looks.put(Role.FOCUS, indexed(4));
        return looks;
    }

    private static Map<Role, Look> withoutColour() {
        Map<Role, Look> looks = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            looks.put(role, Look.PLAIN);
        }
        looks.put(Role.ACCENT, Look.PLAIN.withUnderline());
        looks.put(Role.PROCESS, Look.PLAIN.withBold());
        looks.put(Role.INFLIGHT, Look.PLAIN.withBold().reversed());
        looks.put(Role.CHANGED, Look.PLAIN.withBold());
        looks.put(Role.GOOD, Look.PLAIN.withBold());
        looks.put(Role.BAD, Look.PLAIN.withBold());
        looks.put(Role.WARNING, Look.PLAIN.withBold());
        looks.put(Role.SELECTION, Look.PLAIN.reversed());
        return looks;
    }

    private static Look indexed(int colour) {
        return Look.of(Colour.indexed(colour));
    }
}
