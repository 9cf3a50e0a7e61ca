package fdscope.cli;

import fdscope.kernel.Printable;
import fdscope.lesson.Block;
import fdscope.lesson.Errata.Erratum;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes.Edge;
import fdscope.lesson.KernelNotes.Failure;
import fdscope.lesson.KernelNotes.Note;
import fdscope.lesson.Lesson;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.FunctionText;
import fdscope.observe.KernelSymbols.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The elements of {@code map --json}: what is not known is null or an empty list. */
record MapJson(KernelBook book) {
    Map<String, Object> of(KernelFunction function) {
        String name = function.name();
        Optional<Note> note = book.notes().note(name);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("file", function.file());
        fields.put("phase", function.phase());
        fields.put("journeys", book.map().journeysOf(name));
        fields.put("status", book.status(function));
        fields.put("note", book.note(function));
        fields.put("role", function.role());
        fields.put(
                "prototype",
                book.prototypes(function).stream()
                        .findFirst()
                        .map(FunctionPrototype::declaration)
                        .orElse(null));
        fields.put("takes", note.flatMap(Note::takes).orElse(null));
        fields.put("gives", note.flatMap(Note::gives).orElse(null));
        fields.put(
                "fails",
                note.map(Note::fails).orElse(List.of()).stream()
                        .map(MapJson::failure)
                        .toList());
        fields.put("calledBy", edges(book.notes().callers(name), true));
        fields.put("calls", edges(book.notes().callees(name), false));
        fields.put(
                "lessons", book.places().lessons(name).stream().map(Lesson::id).toList());
        fields.put(
                "labs",
                book.places().labs(name).stream().map(Block.LabBlock::name).toList());
        fields.put("versions", function.versions());
        fields.put("sure", note.map(Note::sure).orElse(List.of()));
        fields.put("seen", function.seen());
        fields.put("notes", function.notes().orElse(null));
        fields.put("module", book.notes().module(function).orElse(null));
        fields.put("config", note.flatMap(Note::config).orElse(null));
        fields.put(
                "symbols",
                book.presence().symbols().found().getOrDefault(name, List.of()).stream()
                        .map(MapJson::symbol)
                        .toList());
        fields.put("upstream", book.upstream(function));
        book.tree()
                .ifPresent(tree -> fields.put(
                        "source",
                        tree.of(name).stream().map(MapJson::definition).toList()));
        return fields;
    }

    private static Map<String, Object> failure(Failure failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("errno", failure.errno());
        fields.put("when", failure.when());
        fields.put("known", failure.known());
        return fields;
    }

    private static List<Map<String, Object>> edges(List<Edge> edges, boolean callers) {
        return edges.stream()
                .map(edge -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("function", callers ? edge.caller() : edge.callee());
                    fields.put("by", edge.by().orElse(null));
                    fields.put("pointer", edge.pointer());
                    return fields;
                })
                .toList();
    }

    private static Map<String, Object> symbol(Symbol symbol) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", symbol.name());
        fields.put("kind", String.valueOf(symbol.kind()));
        fields.put("module", symbol.module().orElse(null));
        return fields;
    }

    private static Map<String, Object> definition(FunctionText text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", text.file());
        fields.put("line", text.line());
        fields.put("end", text.end());
        fields.put("macro", text.macro().orElse(null));
        fields.put("static", text.isStatic());
        fields.put("inline", text.isInline());
        fields.put("condition", text.condition().map(Printable::line).orElse(null));
        return fields;
    }

    static Map<String, Object> of(Erratum claim) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", claim.number());
        fields.put("verdict", claim.verdict());
        fields.put("known", claim.known());
        fields.put("says", claim.says());
        fields.put("true", claim.truth());
        fields.put(
                "proof",
                claim.proofs().stream()
                        .map(proof -> proof.kind().name().toLowerCase(Locale.ROOT) + " " + proof.what())
                        .toList());
        return fields;
    }
}
