package fdscope.tui.screen;

/**
 * What is sought in the text of a lesson.
 *
 * @param words as typed; case and line ends count nothing
 * @param typing letters go into the words
 * @param at index of the match that is looked at, among those of the page; -1 none yet
 * @param begins with these words begins what is looked at, where no match is; empty: nothing
 */
public record Find(String words, boolean typing, int at, String begins) {
    public static Find typing(String words) {
        return new Find(words, true, -1, "");
    }

    public static Find of(String words) {
        return new Find(words, false, -1, "");
    }

    public Find at(int match) {
        return new Find(words, false, match, begins);
    }

    public Find begins(String text) {
        return new Find(words, false, at, text);
    }
}
