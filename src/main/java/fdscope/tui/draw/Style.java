package fdscope.tui.draw;

/** A role with the two attributes that every terminal has. */
public record Style(Role role, boolean bold, boolean underline) {
    public static Style of(Role role) {
        return new Style(role, false, false);
    }

    public Style strong() {
        return new Style(role, true, underline);
    }

    public Style underlined() {
        return new Style(role, bold, true);
    }
}
