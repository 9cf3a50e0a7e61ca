package fdscope.lesson;

import fdscope.lesson.KernelNotes.ArticleStep;
import fdscope.lesson.KernelNotes.Failure;
import fdscope.lesson.KernelNotes.Linkage;
import fdscope.lesson.KernelNotes.Module;
import fdscope.lesson.KernelNotes.Note;
import fdscope.lesson.KernelNotes.Pointer;
import fdscope.lesson.KernelNotes.Through;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads and checks the notes of a kernel map: every function they speak of must be one of the map. */
final class KernelNotesReader {
    private static final List<String> HOW = List.of("source of ", "commit ", "measured on ", "tried on ", "man ");

    private final String file;
    private final KernelMap map;
    private final List<String> names;
    private final List<ContentError> errors = new ArrayList<>();
    private final Map<String, Note> functions = new LinkedHashMap<>();

    KernelNotesReader(String file, KernelMap map) {
        this.file = file;
        this.map = map;
        this.names =
                map.functions().stream().map(KernelMap.KernelFunction::name).toList();
    }

    KernelNotes read(String text) throws ContentError.Found {
        JsonObject root = new JsonObject(Json.parse(text, file), "kernel notes", file, errors);
        List<Module> modules = root.list("modules").stream()
                .map(value -> module(object(value, "module")))
                .toList();
        List<ArticleStep> article = root.list("article").stream()
                .map(value -> step(object(value, "step of the article")))
                .toList();
        root.list("functions").forEach(value -> function(object(value, "function")));
        root.done();
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(ContentError::line));
            throw new ContentError.Found(errors);
        }
        return new KernelNotes(modules, article, functions);
    }

    private Module module(JsonObject object) {
        Module module = new Module(object.text("name"), object.texts("files"));
        object.done();
        return module;
    }

    private ArticleStep step(JsonObject object) {
        ArticleStep step = new ArticleStep(
                object.text("journey"), object.number("stop"), object.text("says"), object.text("true"));
        object.done();
        int stops = map.journey(step.journey())
                .map(journey -> journey.stops().size())
                .orElse(0);
        if (step.stop() < 1 || step.stop() > stops) {
            object.fault(
                    object.line("stop"),
                    step.journey() + " " + step.stop() + ": no such stop, expected one of a journey of the map");
        }
        return step;
    }

    private void function(JsonObject object) {
        String name = function(object, "name", object.text("name"));
        Note note = new Note(
                name,
                linkage(object),
                object.has("lines") ? object.number("lines") : 0,
                object.optionalText("takes"),
                object.optionalText("gives"),
                failures(object),
                functions(object, "calls", object.optionalTexts("calls")),
                through(object),
                pointers(object),
                object.optionalText("config"),
                object.optionalText("replaced").map(other -> function(object, "replaced", other)),
                object.optionalText("witness").map(other -> function(object, "witness", other)),
                object.optionalTexts("sure"));
        object.done();
        note.sure().forEach(how -> how(object, "sure", how));
        if (functions.put(name, note) != null) {
            object.fault(object.line("name"), "function " + name + " stands here a second time, expected it once");
        }
    }

    private Linkage linkage(JsonObject object) {
        String word = object.text("linkage");
        for (Linkage linkage : Linkage.values()) {
            if (linkage.name().toLowerCase(Locale.ROOT).equals(word)) {
                return linkage;
            }
        }
        if (!word.isEmpty()) {
            object.fault(object.line("linkage"), "linkage " + word + ", expected global, static or inline");
        }
        return Linkage.GLOBAL;
    }

    private List<Failure> failures(JsonObject object) {
        List<Failure> failures = new ArrayList<>();
        for (Json value : object.optionalList("fails")) {
            JsonObject one = object(value, "failure");
            Failure failure = new Failure(one.text("errno"), one.text("when"), one.text("known"));
            one.done();
            how(one, "known", failure.known());
            failures.add(failure);
        }
        return failures;
    }

    private void how(JsonObject object, String key, String how) {
        if (!how.isEmpty() && HOW.stream().noneMatch(how::startsWith)) {
            object.fault(
                    object.line(key), how + ", expected source of X, commit X, measured on X, tried on X or man PAGE");
        }
    }

    private List<Through> through(JsonObject object) {
        List<Through> ways = new ArrayList<>();
        for (Json value : object.optionalList("through")) {
            JsonObject one = object(value, "way");
            ways.add(new Through(function(one, "function", one.text("function")), one.text("by")));
            one.done();
        }
        return ways;
    }

    private List<Pointer> pointers(JsonObject object) {
        List<Pointer> ways = new ArrayList<>();
        for (Json value : object.optionalList("pointers")) {
            JsonObject one = object(value, "pointer");
            ways.add(new Pointer(one.text("pointer"), functions(one, "functions", one.texts("functions"))));
            one.done();
        }
        return ways;
    }

    private List<String> functions(JsonObject object, String key, List<String> written) {
        written.forEach(name -> function(object, key, name));
        return written;
    }

    private String function(JsonObject object, String key, String name) {
        if (!name.isEmpty() && !names.contains(name)) {
            object.fault(
                    object.line(key),
                    name + ": no such function, expected one of the kernel map" + Spelling.hint(name, names));
        }
        return name;
    }

    private JsonObject object(Json value, String what) {
        return new JsonObject(value, what, file, errors);
    }
}
