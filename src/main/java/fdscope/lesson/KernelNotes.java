package fdscope.lesson;

import fdscope.lesson.KernelMap.KernelFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the functions of a {@link KernelMap} beyond what a lesson needs of them at once:
 * {@code reference/kernel-notes.json}. What is not known is left out.
 *
 * @param article the steps of the article that the course grew out of, judged
 * @param functions by name, in the order of the file
 */
public record KernelNotes(List<Module> modules, List<ArticleStep> article, Map<String, Note> functions) {
    public KernelNotes {
        modules = List.copyOf(modules);
        article = List.copyOf(article);
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /** Knows nothing: stands in where the file cannot be read. */
    public static final KernelNotes EMPTY = new KernelNotes(List.of(), List.of(), Map.of());

    /** A part of the kernel that may be a module of its own, with the files it is made of. */
    public record Module(String name, List<String> files) {
        public Module {
            files = List.copyOf(files);
        }
    }

    /**
     * @param stop of that journey, from 1
     * @param says what the article says there
     * @param truth what is so
     */
    public record ArticleStep(String journey, int stop, String says, String truth) {}

    /** How the compiler sees a function: what is not global may be inlined and then has no symbol. */
    public enum Linkage {
        GLOBAL,
        STATIC,
        /** In a header. */
        INLINE
    }

    /** @param known how that is known: {@code tried on 6.18.44}, {@code man unix(7)} */
    public record Failure(String errno, String when, String known) {}

    /** Another function of the map, called through one that is not in it. */
    public record Through(String function, String by) {}

    /** Functions of the map that are called through a pointer: {@code proto_ops.sendmsg}. */
    public record Pointer(String pointer, List<String> functions) {
        public Pointer {
            functions = List.copyOf(functions);
        }
    }

    /**
     * @param lines of its body, in one measured source; 0 where that is not known
     * @param calls functions of the map that it calls by their names
     * @param config the option without which a kernel does not have it
     * @param replaced the function that took its place
     * @param witness a global function that came with it
     * @param sure where it was found: {@code source of 6.18.19}, {@code commit 99a7a5b9943e}
     */
    public record Note(
            String name,
            Linkage linkage,
            int lines,
            Optional<String> takes,
            Optional<String> gives,
            List<Failure> fails,
            List<String> calls,
            List<Through> through,
            List<Pointer> pointers,
            Optional<String> config,
            Optional<String> replaced,
            Optional<String> witness,
            List<String> sure) {
        public Note {
            fails = List.copyOf(fails);
            calls = List.copyOf(calls);
            through = List.copyOf(through);
            pointers = List.copyOf(pointers);
            sure = List.copyOf(sure);
        }

        private List<Edge> edges() {
            List<Edge> edges = new ArrayList<>();
            calls.forEach(callee -> edges.add(new Edge(name, callee, Optional.empty(), false)));
            through.forEach(way -> edges.add(new Edge(name, way.function, Optional.of(way.by), false)));
            pointers.forEach(way ->
                    way.functions.forEach(callee -> edges.add(new Edge(name, callee, Optional.of(way.pointer), true))));
            return edges;
        }
    }

    /**
     * One function calls another.
     *
     * @param by what lies between: a function that is not in the map, or the pointer
     * @param pointer the call is made through a pointer
     */
    public record Edge(String caller, String callee, Optional<String> by, boolean pointer) {
        /** What lies between, in words; empty for a plain call. */
        public String way() {
            return by.map(name -> pointer ? "through the pointer " + name : "by way of " + name)
                    .orElse("");
        }
    }

    public Optional<Note> note(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    /** The calls that a function makes to others of the map. */
    public List<Edge> callees(String function) {
        return note(function).map(Note::edges).orElse(List.of());
    }

    /** The calls that others of the map make to a function. */
    public List<Edge> callers(String function) {
        return functions.values().stream()
                .flatMap(note -> note.edges().stream())
                .filter(edge -> edge.callee.equals(function))
                .toList();
    }

    /** The module that a function may be in; a kernel may have it built in as well. */
    public Optional<String> module(KernelFunction function) {
        return modules.stream()
                .filter(module -> module.files.contains(function.file()))
                .map(Module::name)
                .findFirst();
    }

    /** @throws ContentError.Found with every fault; names must be those of the map */
    public static KernelNotes parse(String text, String file, KernelMap map) throws ContentError.Found {
        return new KernelNotesReader(file, map).read(text);
    }
}
