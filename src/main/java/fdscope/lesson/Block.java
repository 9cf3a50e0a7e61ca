package fdscope.lesson;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import java.util.List;

/** A piece of a page. Lines count from the first line of the Markdown file. */
public sealed interface Block {
    /** Where it begins. */
    int line();

    /** @param level 2 begins a page, 3 and more stand on one */
    record Heading(int level, List<Inline> text, int line) implements Block {
        public Heading {
            text = List.copyOf(text);
        }

        public String plain() {
            return Inline.plain(text);
        }
    }

    record Paragraph(List<Inline> text, int line) implements Block {
        public Paragraph {
            text = List.copyOf(text);
        }

        public String plain() {
            return Inline.plain(text);
        }
    }

    /** @param first number of the first item; of no meaning where not ordered */
    record ListBlock(boolean ordered, int first, List<List<Block>> items, int line) implements Block {
        public ListBlock {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    record Quote(List<Block> blocks, int line) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /** @param text without the last line end */
    record CodeBlock(Language language, String text, int line) implements Block {}

    enum Language {
        C,
        SH,
        TEXT
    }

    /** A table; every row has as many cells as the header. */
    record TableBlock(List<List<Inline>> header, List<Align> columns, List<List<List<Inline>>> rows, int line)
            implements Block {
        public TableBlock {
            header = header.stream().map(List::copyOf).toList();
            columns = List.copyOf(columns);
            rows = rows.stream()
                    .map(row -> row.stream().map(List::copyOf).toList())
                    .toList();
        }
    }

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** @param title as the fence says it; the script has the same, if any */
    record LabBlock(String name, String title, int line, Script script) implements Block {}

    /** A question that returns later; one answer is right. */
    record ReviewBlock(String question, List<Step.Answer> answers, int line) implements Block {
        public ReviewBlock {
            answers = List.copyOf(answers);
        }
    }

    /** Help for a task, shown when somebody asks for it. */
    record HintBlock(List<Block> blocks, int line) implements Block {
        public HintBlock {
            blocks = List.copyOf(blocks);
        }
    }

    /** What the reader's machine measures live, and the question that is answered before it does; one answer is right. */
    record MeasureBlock(String title, String question, List<Step.Answer> answers, int line) implements Block {
        public MeasureBlock {
            answers = List.copyOf(answers);
        }
    }

    /** For whoever speaks in front of a class; a learner does not see it. */
    record NotesBlock(List<Block> blocks, int line) implements Block {
        public NotesBlock {
            blocks = List.copyOf(blocks);
        }
    }
}
