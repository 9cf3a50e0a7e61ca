package fdscope.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of running text. */
public sealed interface Inline {
    /** The words alone. */
    String plain();

    /** Line ends of the source are spaces here. */
    record Text(String text) implements Inline {
        @Override
        public String plain() {
            return text;
        }
    }

    record Emphasis(List<Inline> of) implements Inline {
        public Emphasis {
            of = List.copyOf(of);
        }

        @Override
        public String plain() {
            return Inline.plain(of);
        }
    }

    record Strong(List<Inline> of) implements Inline {
        public Strong {
            of = List.copyOf(of);
        }

        @Override
        public String plain() {
            return Inline.plain(of);
        }
    }

    record Code(String text) implements Inline {
        @Override
        public String plain() {
            return text;
        }
    }

    /** @param line of the source, for errors */
    record Link(List<Inline> text, LinkTarget target, int line) implements Inline {
        public Link {
            text = List.copyOf(text);
        }

        @Override
        public String plain() {
            return Inline.plain(text);
        }
    }

    /** The words of several pieces, joined. */
    static String plain(List<Inline> pieces) {
        return pieces.stream().map(Inline::plain).collect(Collectors.joining());
    }
}
