package fdscope.tui.draw;

/**
 * A run of prose. In text a newline ends the line; in all else blanks are blanks.
 *
 * @param link what a link leads to, else {@code ""}
 */
public record Span(String text, Kind kind, String link) {
    public enum Kind {
        TEXT,
        EMPHASIS,
        CODE,
        LINK,
        HERE
    }

    public static Span text(String text) {
        return new Span(text, Kind.TEXT, "");
    }

    public static Span emphasis(String text) {
        return new Span(text, Kind.EMPHASIS, "");
    }

    public static Span code(String text) {
        return new Span(text, Kind.CODE, "");
    }

    public static Span link(String text, String target) {
        return new Span(text, Kind.LINK, target);
    }

    /** Where somebody is at this moment. */
    public static Span here(String text) {
        return new Span(text, Kind.HERE, "");
    }

    /** Literals are bold, as in a man page; a link is underlined. */
    Style style() {
        return switch (kind) {
            case TEXT -> Style.of(Role.TEXT);
            case EMPHASIS, CODE -> Style.of(Role.TEXT).strong();
            case HERE -> Style.of(Role.WARNING).strong();
            case LINK -> Style.of(Role.ACCENT).underlined();
        };
    }
}
