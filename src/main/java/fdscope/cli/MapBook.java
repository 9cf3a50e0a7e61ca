package fdscope.cli;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes;
import fdscope.lesson.KernelPlaces;
import fdscope.lesson.KernelPresence;
import fdscope.lesson.store.ReferenceFiles;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.FunctionText;
import fdscope.observe.KernelSymbols;
import fdscope.observe.TypeLayouts;
import fdscope.observe.source.Beside;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that {@code fdscope map} can tell, read once: the map, its notes, the kernel's symbols and types, a kernel tree if there
 * is one.
 *
 * @param types of the functions of which all is to be told, what the kernel's BTF has; empty where little is told of many
 * @param release of the running kernel: {@code 6.18.44-generic}
 * @param tree empty where no source is at hand
 */
record MapBook(
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
    record Tree(String folder, Optional<String> release, Map<String, List<FunctionText>> found) {
        List<FunctionText> of(String function) {
            return found.getOrDefault(function, List.of());
        }

        String name() {
            return folder + release.map(text -> " (" + text + ")").orElse("");
        }
    }

    /**
     * What the kernel's types say of some functions: begun before the course is read, which takes as long.
     *
     * @param names none: nothing is read
     */
    record Types(Set<String> names, Beside<Optional<TypeLayouts>> reading) {
        static Types begin(Surroundings at, Set<String> names) {
            return new Types(names, Beside.start("types", () -> read(at, names)));
        }

        private static Optional<TypeLayouts> read(Surroundings at, Set<String> names) {
            return names.isEmpty() ? Optional.empty() : Optional.of(at.powers().prototypes(names));
        }
    }

    /**
     * Reads everything; sock_diag is asked once if a module is missing, which loads it where it is one.
     *
     * @param wanted to be looked for in a kernel tree
     */
    static MapBook open(CourseChoice choice, Surroundings at, SourceChoice source, List<String> wanted, Types types)
            throws WrongUse {
        Course course = choice.course();
        KernelMap map = course.map();
        Set<String> names = map.functions().stream().map(KernelFunction::name).collect(Collectors.toSet());
        Beside<KernelSymbols> symbols =
                Beside.start("symbols", () -> at.powers().symbols(names));
        KernelNotes notes;
        try {
            notes = new ReferenceFiles(choice.folder(), at.builtInLessons(), course).notes();
        } catch (ContentError.Found e) {
            throw new WrongUse(e.getMessage());
        }
        KernelPlaces places = new KernelPlaces(course);
        KernelPresence presence = new KernelPresence(map, notes, symbols.result());
        Optional<TypeLayouts> known = types.reading().result();
        if (!presence.absentModules().isEmpty()) {
            at.powers().askSockDiag();
            known = Types.read(at, types.names());
            presence = new KernelPresence(map, notes, at.powers().symbols(names));
        }
        return new MapBook(
                course, map, notes, presence, places, known, Kernel.here().release(), source.look(map, wanted));
    }

    String status(KernelFunction function) {
        return presence.status(function).word();
    }

    /** Why it has this status; where there is a tree, that decides what a missing symbol means. */
    String note(KernelFunction function) {
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

    List<FunctionPrototype> prototypes(KernelFunction function) {
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
    String upstream(KernelFunction function) {
        String version = minor(release);
        return "https://elixir.bootlin.com/linux/" + (version.isEmpty() ? "latest" : "v" + version) + "/source/"
                + function.file();
    }

    /** {@code 6.18} of {@code 6.18.44-generic}; empty where there are no two numbers. */
    static String minor(String release) {
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
}
