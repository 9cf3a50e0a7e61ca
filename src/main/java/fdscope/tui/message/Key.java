package fdscope.tui.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One key with what was held down. Equal keys are the same key, so a key can be looked up in a table.
 *
 * <p>Shift shows only where a terminal tells it: {@code G} is the character G without {@code shift}; Shift-Tab is TAB
 * with {@code shift}. Terminals cannot tell Ctrl-I from Tab, Ctrl-M and Ctrl-J from Enter, Ctrl-H from Backspace: those
 * are the named keys here.
 *
 * @param character the code point of a {@link Name#CHARACTER}, small letter if {@code ctrl}; else 0
 */
public record Key(Name name, int character, boolean ctrl, boolean alt, boolean shift) {
    public static final Key ENTER = named(Name.ENTER);
    public static final Key ESC = named(Name.ESC);
    public static final Key TAB = named(Name.TAB);
    public static final Key SHIFT_TAB = TAB.withShift();
    public static final Key BACKSPACE = named(Name.BACKSPACE);
    public static final Key DELETE = named(Name.DELETE);
    public static final Key UP = named(Name.UP);
    public static final Key DOWN = named(Name.DOWN);
    public static final Key LEFT = named(Name.LEFT);
    public static final Key RIGHT = named(Name.RIGHT);
    public static final Key HOME = named(Name.HOME);
    public static final Key END = named(Name.END);
    public static final Key PAGE_UP = named(Name.PAGE_UP);
    public static final Key PAGE_DOWN = named(Name.PAGE_DOWN);
    public static final Key F1 = named(Name.F1);
    public static final Key SPACE = of(' ');

    /** Which key; its name as the footer writes it. */
    public enum Name {
        CHARACTER(""),
        ENTER("Enter"),
        ESC("Esc"),
        TAB("Tab"),
        BACKSPACE("Backspace"),
        INSERT("Ins"),
        DELETE("Del"),
        UP("↑"),
        DOWN("↓"),
        LEFT("←"),
        RIGHT("→"),
        HOME("Home"),
        END("End"),
        PAGE_UP("PgUp"),
        PAGE_DOWN("PgDn"),
        F1("F1"),
        F2("F2"),
        F3("F3"),
        F4("F4"),
        F5("F5"),
        F6("F6"),
        F7("F7"),
        F8("F8"),
        F9("F9"),
        F10("F10"),
        F11("F11"),
        F12("F12");

        private final String shown;

        Name(String shown) {
            this.shown = shown;
        }
    }

    /** Written out: a record's own takes milliseconds at its first use in a run, which is before the first frame. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Key key
                && key.name == name
                && key.character == character
                && key.ctrl == ctrl
                && key.alt == alt
                && key.shift == shift;
    }

    @Override
    public int hashCode() {
        return (name.ordinal() * 31 + character) << 3 | (ctrl ? 4 : 0) | (alt ? 2 : 0) | (shift ? 1 : 0);
    }

    public static Key named(Name name) {
        return new Key(name, 0, false, false, false);
    }

    /** A character typed without Ctrl or Alt. */
    public static Key of(int character) {
        return new Key(Name.CHARACTER, character, false, false, false);
    }

    public static Key ctrl(int letter) {
        return new Key(Name.CHARACTER, Character.toLowerCase(letter), true, false, false);
    }

    public static Key alt(int character) {
        return of(character).withAlt();
    }

    public Key withCtrl() {
        return new Key(name, Character.toLowerCase(character), true, alt, shift);
    }

    public Key withAlt() {
        return new Key(name, character, ctrl, true, shift);
    }

    public Key withShift() {
        return new Key(name, character, ctrl, alt, true);
    }

    /** True for what goes into a text field: a character without Ctrl or Alt. */
    public boolean isText() {
        return name == Name.CHARACTER && !ctrl && !alt;
    }

    /** The text of {@link #isText()}: one code point. */
    public String text() {
        return Character.toString(character);
    }

    /** As footer and help write it: {@code Ctrl-P}, {@code space}, {@code PgDn}, {@code Shift-Tab}, {@code G}. */
    public String shown() {
        String base = name != Name.CHARACTER
                ? name.shown
                : character == ' ' ? "space" : ctrl ? text().toUpperCase(java.util.Locale.ROOT) : text();
        if (character == ' ' && (ctrl || alt)) {
            base = "Space";
        }
        List<String> parts = Stream.of(ctrl ? "Ctrl" : "", alt ? "Alt" : "", shift ? "Shift" : "", base)
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.stream().collect(Collectors.joining("-"));
    }
}
