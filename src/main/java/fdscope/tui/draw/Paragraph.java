package fdscope.tui.draw;

import java.util.List;

/** A block of prose as {@link Prose} lays it out. */
public sealed interface Paragraph {
    static Paragraph of(String text) {
        return new Text(List.of(Span.text(text)));
    }

    /** Filled to the width. */
    record Text(List<Span> spans) implements Paragraph {
        public Text {
            spans = List.copyOf(spans);
        }
    }

    /** A line of its own, bold. */
    record Heading(String text) implements Paragraph {}

    /** Kept as it is, indented; rows that are too long go on in the next one. */
    record Code(String text) implements Paragraph {}

    /** Marked items with hanging indent; each item is blocks again. */
    record Items(boolean numbered, List<List<Paragraph>> items) implements Paragraph {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Aligned columns. */
    record Grid(Table table) implements Paragraph {}
}
