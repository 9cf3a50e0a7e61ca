package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.KernelAnswer;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes.Edge;
import fdscope.lesson.KernelNotes.Failure;
import fdscope.lesson.KernelNotes.Note;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.Lesson;
import fdscope.observe.FunctionText;
import fdscope.observe.TypeLayout;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Span;
import fdscope.tui.draw.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One function of the map as rows: what the map and its notes say, what this kernel says, what leads to it. */
final class FunctionRows {
    /** A structure of at most so many members stands among the words; a longer one is a link. */
    private static final int SHORT = 8;

    private static final int TAB = 8;
    private static final int LONGEST_LINE = 400;

    private final Scenery scenery;
    private final KernelFunction function;
    private final Optional<KernelBook> book;
    private final Optional<Note> note;
    private final Rows rows;

    FunctionRows(Scenery scenery, KernelFunction function, int width) {
        this.scenery = scenery;
        this.function = function;
        Optional<KernelBook.Tree> tree =
                scenery.kernel().source(function.name()).flatMap(KernelAnswer.Source::tree);
        Optional<KernelBook> read = scenery.kernel().book();
        this.book = tree.isPresent() ? read.map(known -> known.with(tree.get())) : read;
        this.note = book.flatMap(known -> known.notes().note(function.name()));
        this.rows = new Rows(width);
    }

    /** Everything but the source, for a pane beside the list. */
    List<List<Segment>> all() {
        entry();
        rows.blank();
        calls();
        rows.blank();
        return places();
    }

    List<List<Segment>> entry() {
        KernelMap map = scenery.course().map();
        String phase = map.phases().stream()
                .filter(known -> known.id().equals(function.phase()))
                .map(KernelMap.Phase::title)
                .findFirst()
                .orElse(function.phase());
        rows.line(function.file() + " · " + phase + " · " + function.versions(), Role.MUTED);
        rows.line(status(), Role.TEXT);
        prototype();
        part("What it does", function.role());
        note.flatMap(Note::takes).ifPresent(takes -> part("Takes", takes));
        note.flatMap(Note::gives).ifPresent(gives -> part("Gives", gives));
        failures();
        function.notes().ifPresent(notes -> part("Note", notes));
        structures();
        known();
        return rows.list();
    }

    private String status() {
        return book.map(known -> KernelStatus.sentence(known, function))
                .or(() -> scenery.kernel().failure(new KernelQuestion.OfBook()))
                .orElse("Whether this kernel has it is being read.");
    }

    private void heading(String title) {
        rows.blank();
        rows.row(List.of(new Segment(title, Style.of(Role.TEXT).strong())));
    }

    private void part(String title, String text) {
        heading(title);
        rows.line("  ", text, Style.of(Role.TEXT));
    }

    private void prototype() {
        Optional<KernelAnswer.Prototype> told = scenery.kernel().prototype(function.name());
        heading("Prototype, from the BTF of this kernel");
        if (told.isEmpty()) {
            rows.line("  ", "being read", Style.of(Role.MUTED));
        } else if (told.get().function().functions().isEmpty()) {
            String why =
                    told.get().function().unknown().orElse("not in it: a function that was inlined has none there");
            rows.line("  ", why, Style.of(Role.MUTED));
        } else {
            told.get().function().functions().forEach(prototype -> indented(TypeRows.of(prototype, rows.width() - 2)));
        }
    }

    private void indented(List<List<Segment>> inner) {
        for (List<Segment> row : inner) {
            List<Segment> moved = new ArrayList<>(row);
            moved.add(0, Segment.of("  ", Role.TEXT));
            rows.row(moved);
        }
    }

    private void failures() {
        List<Failure> fails = note.map(Note::fails).orElse(List.of());
        if (fails.isEmpty()) {
            return;
        }
        heading("Can fail here");
        for (Failure failure : fails) {
            String lead = "  " + failure.errno() + "  ";
            rows.line(lead, failure.when() + " (" + failure.known() + ")", Style.of(Role.TEXT));
        }
    }

    private void structures() {
        List<TypeLayout> types = scenery.kernel()
                .prototype(function.name())
                .map(KernelAnswer.Prototype::structures)
                .orElse(List.of());
        if (types.isEmpty()) {
            return;
        }
        heading("Structures that it is given, in this kernel");
        for (TypeLayout type : types) {
            String name = type.kind().word() + " " + type.name();
            if (type.members().size() <= SHORT) {
                indented(TypeRows.of(type, rows.width() - 2));
            }
            rows.row(List.of(
                    Segment.of("  ", Role.TEXT),
                    new Segment(name, Style.of(Role.ACCENT).underlined(), "layout:" + name),
                    Segment.of("  " + type.size() + " bytes, " + type.members().size() + " members", Role.MUTED)));
        }
    }

    private void known() {
        heading("How sure this is");
        rows.line("  ", "Measured: " + function.seen() + ".", Style.of(Role.TEXT));
        List<String> sure = note.map(Note::sure).orElse(List.of());
        if (!sure.isEmpty()) {
            rows.line("  ", "Read in: " + String.join("; ", sure) + ".", Style.of(Role.TEXT));
        }
        note.flatMap(Note::config).ifPresent(config -> rows.line("  ", "Needs " + config + ".", Style.of(Role.TEXT)));
        rows.line(
                "  ",
                "The versions are those of the upstream history; distributions patch their kernels.",
                Style.of(Role.MUTED));
        book.ifPresent(kernel -> {
            heading("Upstream");
            rows.prose(List.of(new Paragraph.Code(kernel.upstream(function))));
        });
    }

    List<List<Segment>> calls() {
        if (book.isEmpty()) {
            rows.line("The notes of the map are being read.", Role.MUTED);
            return rows.list();
        }
        List<Edge> callers = new ArrayList<>(book.get().notes().callers(function.name()));
        callers.sort(Comparator.comparing(Edge::caller));
        heading("Called by");
        edges(callers, true);
        heading("Calls");
        edges(book.get().notes().callees(function.name()), false);
        rows.blank();
        rows.line("Functions of the map alone; others come between where that is said.", Role.MUTED);
        return rows.list();
    }

    private void edges(List<Edge> edges, boolean callers) {
        if (edges.isEmpty()) {
            rows.line("  ", "no function of the map that is known", Style.of(Role.MUTED));
        }
        for (Edge edge : edges) {
            String name = callers ? edge.caller() : edge.callee();
            KernelFunction other = scenery.course().map().function(name).orElseThrow();
            String status = KernelStatus.of(book, other).text();
            String way = edge.way().isEmpty() ? "" : ", " + edge.way();
            item(Span.link(name, "map:" + name), " (" + status + ")" + way);
        }
    }

    private void item(Span link, String after) {
        rows.prose(List.of(new Paragraph.Items(
                false, List.of(List.of(new Paragraph.Text(List.of(link, Span.text(after))))))));
    }

    List<List<Segment>> places() {
        heading("On the journeys");
        KernelMap map = scenery.course().map();
        List<String> journeys = map.journeysOf(function.name());
        if (journeys.isEmpty()) {
            rows.line("  ", "on none", Style.of(Role.MUTED));
        }
        for (String id : journeys) {
            Journey journey = map.journey(id).orElseThrow();
            for (int i = 0; i < journey.stops().size(); i++) {
                if (journey.stops().get(i).functions().contains(function.name())) {
                    String mark = journey.stops()
                            .get(i)
                            .mark()
                            .map(text -> ": " + text)
                            .orElse("");
                    item(
                            Span.link(journey.title(), "journey:" + id + " " + function.name()),
                            ", stop " + (i + 1) + " of " + journey.stops().size() + mark);
                }
            }
        }
        if (book.isEmpty()) {
            rows.blank();
            rows.line("Lessons and labs are being looked through.", Role.MUTED);
            return rows.list();
        }
        heading("Lessons that speak of it");
        List<Lesson> lessons = book.get().places().lessons(function.name());
        lessons.forEach(
                lesson -> item(Span.link("lesson " + lesson.number(), "lesson:" + lesson.id()), ", " + lesson.title()));
        heading("Labs with a call that passes through it");
        List<LabBlock> labs = book.get().places().labs(function.name());
        labs.forEach(lab -> item(Span.link("lab " + lab.name(), "lab:" + lab.name()), ", " + lab.title()));
        if (labs.isEmpty()) {
            rows.line("  ", "none", Style.of(Role.MUTED));
        }
        return rows.list();
    }

    List<List<Segment>> source() {
        Optional<KernelAnswer.Source> told = scenery.kernel().source(function.name());
        if (told.isEmpty()) {
            rows.line(
                    scenery.kernel()
                            .failure(new KernelQuestion.OfSource(function.name()))
                            .orElse("The source is being looked through."),
                    Role.MUTED);
            return rows.list();
        }
        if (told.get().tree().isEmpty()) {
            rows.line(
                    "No source of a kernel is at hand. fdscope --source DIR, $FDSCOPE_KERNEL_SOURCE or an unpacked"
                            + " linux-source in /usr/src show the function here.",
                    Role.TEXT);
        } else {
            KernelBook.Tree tree = told.get().tree().get();
            List<FunctionText> found = tree.of(function.name());
            rows.line(
                    "From " + Printable.line(tree.name()) + (found.isEmpty() ? ": not in this tree." : "."),
                    Role.MUTED);
            found.forEach(this::body);
        }
        book.ifPresent(kernel -> {
            heading("Upstream");
            rows.prose(List.of(new Paragraph.Code(kernel.upstream(function))));
        });
        return rows.list();
    }

    private void body(FunctionText text) {
        String moved = text.file().equals(function.file()) ? "" : "; it moved, the map has it in " + function.file();
        heading(Printable.line(text.words() + moved));
        int number = text.line();
        for (String line : text.text()) {
            rows.row(List.of(
                    Segment.of(String.format("%6d  ", number++), Role.MUTED), Segment.of(expanded(line), Role.TEXT)));
        }
    }

    /** Tabs to every eighth column; the rest of a line that has no end is cut. */
    private static String expanded(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length() && out.length() < LONGEST_LINE; i++) {
            char c = line.charAt(i);
            out.append(c == '\t' ? " ".repeat(TAB - out.length() % TAB) : String.valueOf(c));
        }
        return Printable.line(out.toString());
    }
}
