package fdscope.tui.screen;

import fdscope.lesson.KernelQuestion;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.LayoutText;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayouts;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A structure's layout as rows; the structures that its members are of, or point to, are links. */
final class TypeRows {
    private static final Pattern TAGGED = Pattern.compile("\\b(?:struct|union) [A-Za-z_][A-Za-z0-9_]*");
    /** Columns of offset and size, as {@link LayoutText} has them. */
    private static final int NUMBERS = 17;
    /** Where it is narrow the columns of numbers come closer. */
    private static final int NARROW = 60;

    private static final int SQUEEZED = 2;

    private final int width;
    private final int cut;
    private final List<List<Segment>> rows = new ArrayList<>();

    private TypeRows(int width) {
        this.width = Math.max(1, width);
        this.cut = width < NARROW ? SQUEEZED : 0;
    }

    /** What is known so far; else why not. */
    static List<List<Segment>> of(KernelFeed feed, KernelQuestion.OfType question, int width) {
        TypeRows rows = new TypeRows(width);
        Optional<TypeLayouts> told = feed.type(question);
        if (told.isEmpty()) {
            rows.say(feed.failure(question).orElse("The BTF of this kernel is being read."));
            return rows.rows;
        }
        TypeLayouts layouts = told.get();
        if (layouts.unknown().isPresent()) {
            rows.say(layouts.unknown().get());
        } else if (layouts.isEmpty()) {
            String why = layouts.remark().map(text -> " " + text).orElse(" is not in it");
            rows.say("In the BTF of this kernel " + question.type().text() + why + ".");
            if (!layouts.near().isEmpty()) {
                rows.say("Near names: " + String.join(", ", layouts.near()) + ".");
            }
        }
        for (TypeLayout layout : layouts.types()) {
            rows.layout(layout);
        }
        for (FunctionPrototype function : layouts.functions()) {
            rows.declaration(function.declaration() + ";");
        }
        return rows.rows;
    }

    static List<List<Segment>> of(TypeLayout layout, int width) {
        TypeRows rows = new TypeRows(width);
        rows.layout(layout);
        return rows.rows;
    }

    static List<List<Segment>> of(FunctionPrototype function, int width) {
        TypeRows rows = new TypeRows(width);
        rows.declaration(function.declaration() + ";");
        return rows.rows;
    }

    private void say(String sentence) {
        Prose.lines(sentence, width).forEach(line -> rows.add(List.of(Segment.of(line, Role.MUTED))));
    }

    private void layout(TypeLayout layout) {
        if (!rows.isEmpty()) {
            rows.add(List.of());
        }
        boolean members = false;
        for (String line : LayoutText.of(layout)) {
            boolean header = line.strip().equals("offset   size");
            if (members && line.length() > NUMBERS && line.charAt(0) == ' ') {
                row(line.substring(cut, NUMBERS), line.substring(NUMBERS));
            } else if (header) {
                rows.add(List.of(Segment.of(line.substring(cut), Role.MUTED)));
            } else {
                Prose.lines(line, width)
                        .forEach(part -> rows.add(
                                List.of(new Segment(part, Style.of(Role.TEXT).strong()))));
            }
            members |= header;
        }
    }

    private void declaration(String text) {
        row("", text);
    }

    /** A row that is too long goes on below, indented; a name of two words stays whole. */
    private void row(String numbers, String declaration) {
        String bare = declaration.stripLeading();
        String indent = " ".repeat(declaration.length() - bare.length());
        Role role = bare.startsWith("--") ? Role.MUTED : Role.TEXT;
        List<Segment> row = new ArrayList<>();
        row.add(Segment.of(numbers + indent, Role.MUTED));
        int room = width - numbers.length() - indent.length();
        int used = 0;
        for (Segment word : words(bare, role)) {
            if (used > 0 && used + word.text().stripTrailing().length() > room) {
                rows.add(row);
                row = new ArrayList<>();
                row.add(Segment.of(" ".repeat(numbers.length()) + indent + "    ", Role.MUTED));
                used = 4;
            }
            row.add(word);
            used += word.width();
        }
        rows.add(row);
    }

    /** Words with the blank behind them. */
    private static List<Segment> words(String text, Role role) {
        List<Segment> words = new ArrayList<>();
        Matcher tagged = TAGGED.matcher(text);
        int at = 0;
        while (tagged.find()) {
            plain(text.substring(at, tagged.start()), role, words);
            words.add(new Segment(tagged.group(), Style.of(Role.ACCENT).underlined(), "layout:" + tagged.group()));
            at = tagged.end();
        }
        plain(text.substring(at), role, words);
        return words;
    }

    private static void plain(String text, Role role, List<Segment> words) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ') {
                words.add(Segment.of(text.substring(from, i + 1), role));
                from = i + 1;
            }
        }
        if (from < text.length()) {
            words.add(Segment.of(text.substring(from), role));
        }
    }
}
