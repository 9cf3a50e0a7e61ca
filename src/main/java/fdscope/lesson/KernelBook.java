package fdscope.lesson;

import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes.Edge;
import fdscope.lesson.KernelNotes.Note;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.FunctionText;
import fdscope.observe.TypeLayouts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that can be told of the functions of the map, read once: the map, its notes, the kernel's symbols and types, a kernel
 * tree if there is one.
 *
 * @param types of the functions of which all is to be told, what the kernel's BTF has; empty where little is told of many
 * @param release of the running kernel: {@code 6.18.44-generic}
 * @param tree empty where no source is at hand
 */
public record KernelBook(
        Course course,
        KernelMap map,
        KernelNotes notes,
        KernelPresence presence,
        KernelPlaces places,
        Optional<TypeLayouts> types,
        String release,
        Optional<Tree> tree) {
    /**
     * @param folder as it is to be named
     * @param release by its Makefile
     * @param found of every function that was looked for its definitions; none: not in this tree
     */
    public record Tree(String folder, Optional<String> release, Map<String, List<FunctionText>> found) {
        public List<FunctionText> of(String function) {
            return found.getOrDefault(function, List.of());
        }

        public String name() {
            return folder + release.map(text -> " (" + text + ")").orElse("");
        }
    }

    public String status(KernelFunction function) {
        return presence.status(function).word();
    }

    /** Why it has this status; where there is a tree, that decides what a missing symbol means. */
    public String note(KernelFunction function) {
        String note = presence.note(function) + types(function);
        if (tree.isEmpty() || presence.status(function) != KernelPresence.Status.NO_SYMBOL) {
            return note;
        }
        List<FunctionText> found = tree.get().of(function.name());
        if (found.isEmpty()) {
            return "not in this tree, " + tree.get().name() + otherKernel() + "; " + note;
        }
        FunctionText first = found.get(0);
        boolean inlined = first.isStatic() || first.isInline() || first.macro().isPresent();
        return (inlined ? "inlined: " : "") + first.words() + " of "
                + tree.get().name() + (inlined ? "" : ", and yet without a symbol") + otherKernel();
    }

    /** Of a function of which all is to be told; none: the kernel's BTF does not have it, or is not known. */
    public List<FunctionPrototype> prototypes(KernelFunction function) {
        return types.stream()
                .flatMap(all -> all.functions().stream())
                .filter(type -> type.name().equals(function.name()))
                .toList();
    }

    /** What the types say to a symbol that is missing: they have what the kernel has as a function of its own. */
    private String types(KernelFunction function) {
        if (types.isEmpty() || types.get().unknown().isPresent()) {
            return "";
        }
        boolean there = !prototypes(function).isEmpty();
        return switch (presence.status(function)) {
            case UNKNOWN ->
                there
                        ? "; the kernel's BTF has it"
                        : "; the kernel's BTF does not have it: inlined, or not in this kernel";
            case NO_SYMBOL -> there ? "; yet the kernel's BTF has it" : "; the kernel's BTF does not have it either";
            case PRESENT, MODULE_NOT_LOADED -> "";
        };
    }

    /** A tree of another kernel proves less. */
    private String otherKernel() {
        Optional<String> other =
                tree.flatMap(Tree::release).filter(text -> !minor(text).equals(minor(release)));
        return other.map(text -> ", which is not this kernel, " + release).orElse("");
    }

    /** The file in the upstream web view, at the release that this kernel descends from. */
    public String upstream(KernelFunction function) {
        String version = minor(release);
        return "https://elixir.bootlin.com/linux/" + (version.isEmpty() ? "latest" : "v" + version) + "/source/"
                + function.file();
    }

    /** {@code 6.18} of {@code 6.18.44-generic}; empty where there are no two numbers. */
    public static String minor(String release) {
        int at = 0;
        int dots = 0;
        while (at < release.length()) {
            char c = release.charAt(at);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                break;
            }
            if (dots == 2) {
                break;
            }
            at++;
        }
        String text = release.substring(0, at);
        return text.matches("[0-9]+\\.[0-9]+") ? text : "";
    }

    /** The same with the definitions of other functions. */
    public KernelBook with(Tree other) {
        return new KernelBook(course, map, notes, presence, places, types, release, Optional.of(other));
    }

    /** Which call leads to a stop: from the one before it, or from an earlier one; empty where the map knows of none. */
    public String way(Journey journey, int to) {
        for (int from = to - 1; from >= 0; from--) {
            for (String caller : journey.stops().get(from).functions()) {
                for (Edge edge : notes.callees(caller)) {
                    if (journey.stops().get(to).functions().contains(edge.callee())) {
                        String way = edge.way().isEmpty() ? "calls" : "calls " + edge.way();
                        return (from == to - 1 ? "" : (from + 1) + ". ") + caller + " " + way;
                    }
                }
            }
        }
        return "";
    }

    /** Functions with all these words somewhere in their names and notes; case counts nothing. */
    public List<KernelFunction> search(List<String> words) {
        return search(map, notes, words);
    }

    /** The same, where no more than this is known yet. A name that is what was sought comes first. */
    public static List<KernelFunction> search(KernelMap map, KernelNotes notes, List<String> words) {
        Sought sought = Sought.of(String.join(" ", words));
        return map.functions().stream()
                .filter(function -> {
                    String text = text(map, notes, function);
                    return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
                })
                .sorted(Comparator.comparingInt(function -> sought.rankOfName(function.name())))
                .toList();
    }

    private static String text(KernelMap map, KernelNotes notes, KernelFunction function) {
        Stream<String> noted = notes.note(function.name()).stream()
                .flatMap(note -> Stream.of(
                        note.takes().orElse(""),
                        note.gives().orElse(""),
                        note.config().orElse(""),
                        String.join(" ", fails(note))));
        Stream<String> own = Stream.of(
                function.name(),
                function.file(),
                function.role(),
                function.versions(),
                function.notes().orElse(""),
                String.join(" ", map.journeysOf(function.name())));
        return String.join("\n", Stream.concat(own, noted).toList()).toLowerCase(Locale.ROOT);
    }

    private static List<String> fails(Note note) {
        return note.fails().stream()
                .map(failure -> failure.errno() + " " + failure.when())
                .toList();
    }
}
