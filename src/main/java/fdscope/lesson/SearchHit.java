package fdscope.lesson;

import fdscope.lesson.Sought.Mark;
import java.util.List;
import java.util.Optional;

/**
 * Something that was found.
 *
 * @param rank smaller is better
 * @param hidden it stands behind a question that is not answered: of it only where it is may be seen
 */
public record SearchHit(SearchEntry entry, Sought sought, int rank, boolean hidden) {
    /** Stands for what must not be seen yet. */
    public static final String HIDDEN = "behind a question that you have not answered yet";

    /** A piece of a text with what fits in it. */
    public record Snippet(String text, List<Mark> marks) {
        public Snippet {
            marks = List.copyOf(marks);
        }

        /** With every mark between {@code »} and {@code «}: to be read without colours. */
        public String marked() {
            StringBuilder out = new StringBuilder(text);
            for (int i = marks.size() - 1; i >= 0; i--) {
                out.insert(marks.get(i).to(), '«').insert(marks.get(i).from(), '»');
            }
            return out.toString();
        }
    }

    public String where() {
        return hidden ? entry.whereHidden() : entry.where();
    }

    /** What it is called; empty if that must not be seen: its place says then that it would. */
    public Optional<Snippet> name() {
        return hidden && !entry.where().equals(entry.whereHidden())
                ? Optional.empty()
                : Optional.of(new Snippet(entry.name(), sought.marks(entry.name())));
    }

    /**
     * What is said there: the part of it that fits; empty if that must not be seen or there is nothing.
     *
     * @param width letters at most, 8 or more
     */
    public Optional<Snippet> context(int width) {
        if (hidden || entry.text().isEmpty()) {
            return Optional.empty();
        }
        String text = entry.text();
        List<Mark> marks = words(text);
        int first = marks.isEmpty() ? 0 : marks.get(0).from();
        int from = text.length() <= width || first < width * 2 / 3 ? 0 : wordFrom(text, first - width / 3);
        String head = from > 0 ? "… " : "";
        int to = Math.min(text.length(), from + width - head.length());
        String tail = to < text.length() ? "…" : "";
        String part = head + text.substring(from, to - tail.length()) + tail;
        int shift = head.length() - from;
        int end = part.length() - tail.length();
        return Optional.of(new Snippet(
                part,
                marks.stream()
                        .map(mark -> new Mark(
                                Math.max(head.length(), mark.from() + shift), Math.min(end, mark.to() + shift)))
                        .filter(mark -> mark.from() < mark.to())
                        .toList()));
    }

    /** A text fits by its words; letters here and there in it mean nothing. */
    private List<Mark> words(String text) {
        List<Mark> marks = sought.marks(text);
        return sought.hasWordIn(text) ? marks : List.of();
    }

    private static int wordFrom(String text, int at) {
        int blank = text.indexOf(' ', at);
        return blank < 0 || blank > at + 20 ? at : blank + 1;
    }
}
