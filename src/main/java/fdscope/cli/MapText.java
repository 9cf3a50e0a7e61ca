package fdscope.cli;

import fdscope.lesson.Block;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes.Edge;
import fdscope.lesson.KernelNotes.Failure;
import fdscope.lesson.KernelNotes.Note;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.FunctionText;
import fdscope.observe.TypeLayouts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One function of the map, all that is known of it, in 76 columns; below it its body, if a kernel tree is at hand. */
record MapText(KernelBook book) {
    private static final int WIDTH = 76;
    private static final String INDENT = " ".repeat(12);
    private static final int LONGEST_LINE = 400;

    List<String> of(KernelFunction function) {
        List<String> lines = new ArrayList<>();
        Optional<Note> note = book.notes().note(function.name());
        lines.add(function.name() + "  " + function.file());
        part(lines, "here", book.status(function) + ": " + book.note(function));
        part(lines, "does", function.role());
        prototype(lines, function);
        part(lines, "takes", note.flatMap(Note::takes).orElse("not known"));
        part(lines, "gives", note.flatMap(Note::gives).orElse("not known"));
        calls(lines, "called by", book.notes().callers(function.name()), Comparator.comparing(Edge::caller), true);
        calls(lines, "calls", book.notes().callees(function.name()), null, false);
        for (Failure failure : note.map(Note::fails).orElse(List.of())) {
            part(lines, "fails", failure.errno() + ", " + failure.when() + " (" + failure.known() + ")");
        }
        book.map().journeysOf(function.name()).forEach(id -> stops(lines, function, id));
        book.places()
                .lessons(function.name())
                .forEach(lesson -> part(lines, "lesson", lesson.number() + ", " + lesson.title()));
        String labs = book.places().labs(function.name()).stream()
                .map(Block.LabBlock::name)
                .collect(Collectors.joining(", "));
        if (!labs.isEmpty()) {
            part(lines, "labs", labs);
        }
        part(lines, "kernels", function.versions());
        String sure = note.map(Note::sure).orElse(List.of()).stream().collect(Collectors.joining("; "));
        part(
                lines,
                "how sure",
                "measured: " + function.seen() + (sure.isEmpty() ? "" : "; " + sure)
                        + "; of other versions not known by a check of our own");
        note.flatMap(Note::config).ifPresent(config -> part(lines, "needs", config));
        function.notes().ifPresent(notes -> part(lines, "note", notes));
        source(lines, function);
        return lines;
    }

    private void prototype(List<String> lines, KernelFunction function) {
        List<FunctionPrototype> prototypes = book.prototypes(function);
        Optional<String> unknown = book.types().flatMap(TypeLayouts::unknown);
        prototypes.forEach(prototype -> part(lines, "prototype", prototype.declaration()));
        if (prototypes.isEmpty()) {
            part(lines, "prototype", unknown.orElse("not in the BTF of this kernel"));
        }
    }

    private static void part(List<String> lines, String label, String text) {
        lines.addAll(Wrap.hanging(text, WIDTH, String.format("  %-10s", label), INDENT));
    }

    private static void calls(
            List<String> lines, String label, List<Edge> edges, Comparator<Edge> order, boolean callers) {
        List<Edge> sorted = new ArrayList<>(edges);
        if (order != null) {
            sorted.sort(order);
        }
        String text = sorted.stream()
                .map(edge ->
                        (callers ? edge.caller() : edge.callee()) + (edge.way().isEmpty() ? "" : " " + edge.way()))
                .collect(Collectors.joining(", "));
        part(lines, label, text.isEmpty() ? "no function of the map that is known" : text);
    }

    private void stops(List<String> lines, KernelFunction function, String id) {
        Journey journey = book.map().journey(id).orElseThrow();
        for (int i = 0; i < journey.stops().size(); i++) {
            if (journey.stops().get(i).functions().contains(function.name())) {
                String mark =
                        journey.stops().get(i).mark().map(text -> ": " + text).orElse("");
                part(
                        lines,
                        "journey",
                        id + ", stop " + (i + 1) + " of " + journey.stops().size() + mark);
            }
        }
    }

    private void source(List<String> lines, KernelFunction function) {
        if (book.tree().isEmpty()) {
            lines.add("  upstream  " + book.upstream(function));
            return;
        }
        KernelBook.Tree tree = book.tree().get();
        List<FunctionText> found = tree.of(function.name());
        part(lines, "tree", tree.name());
        if (found.isEmpty()) {
            part(lines, "source", "not in this tree");
            lines.add("  upstream  " + book.upstream(function));
        }
        for (FunctionText text : found) {
            String moved =
                    text.file().equals(function.file()) ? "" : "; it moved, the map has it in " + function.file();
            part(lines, "source", text.words() + moved);
        }
        found.forEach(text -> body(lines, text));
    }

    private static void body(List<String> lines, FunctionText text) {
        lines.add("");
        lines.add(text.place());
        int number = text.line();
        for (String line : text.text()) {
            String expanded = expanded(line);
            lines.add(String.format("%6d  %s", number++, expanded).stripTrailing());
        }
    }

    /** Tabs to every eighth column; the rest of a line that has no end is cut. */
    private static String expanded(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length() && out.length() < LONGEST_LINE; i++) {
            char c = line.charAt(i);
            out.append(c == '\t' ? " ".repeat(8 - out.length() % 8) : String.valueOf(c));
        }
        return out.length() < LONGEST_LINE ? out.toString() : out + "…";
    }
}
