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

    /** Written out: a record's own takes milliseconds at its first use in a run, which is the first frame. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Style style && style.role == role && style.bold == bold && style.underline == underline;
    }

    @Override
    public int hashCode() {
        return role.ordinal() << 2 | (bold ? 2 : 0) | (underline ? 1 : 0);
    }
}
