package fdscope.tui.draw;

/** What a cell means; a {@link Theme} decides how that looks. Colour only repeats what a glyph or word says. */
public enum Role {
    TEXT,
    MUTED,
    ACCENT,
    PROCESS,
    SOCKET,
    FILE,
    INFLIGHT,
    CHANGED,
    GOOD,
    BAD,
    WARNING,
    BORDER,
    FOCUS,
    SELECTION
}
