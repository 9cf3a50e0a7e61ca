package fdscope.tui.draw;

/**
 * A key and what it does, for the footer.
 *
 * @param brief for narrow screens
 */
public record Hint(String text, String brief) {
    public static Hint of(String text) {
        return new Hint(text, text);
    }
}
