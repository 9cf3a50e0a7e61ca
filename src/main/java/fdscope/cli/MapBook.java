package fdscope.cli;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes;
import fdscope.lesson.KernelPlaces;
import fdscope.lesson.KernelPresence;
import fdscope.lesson.store.ReferenceFiles;
import fdscope.observe.FunctionText;
import fdscope.observe.KernelSymbols;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that {@code fdscope map} can tell, read once: the map, its notes, the kernel's symbols, a kernel tree if there is one.
 *
 * @param release of the running kernel: {@code 6.18.44-generic}
 * @param tree empty where no source is at hand
 */
record MapBook(
        Course course,
        KernelMap map,
        KernelNotes notes,
        KernelPresence presence,
        KernelPlaces places,
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

    /** Reads everything; sock_diag is asked once if a module is missing, which loads it where it is one. */
    static MapBook open(CourseChoice choice, Surroundings at, SourceChoice source, List<String> wanted)
            throws WrongUse {
        Course course = choice.course();
        KernelMap map = course.map();
        KernelNotes notes;
        try {
            notes = new ReferenceFiles(choice.folder(), at.builtInLessons(), course).notes();
        } catch (ContentError.Found e) {
            throw new WrongUse(e.getMessage());
        }
        Set<String> names = map.functions().stream().map(KernelFunction::name).collect(Collectors.toSet());
        KernelSymbols symbols = at.powers().symbols(names);
        KernelPresence presence = new KernelPresence(map, notes, symbols);
        if (!presence.absentModules().isEmpty()) {
            at.powers().askSockDiag();
            presence = new KernelPresence(map, notes, at.powers().symbols(names));
        }
        return new MapBook(
                course,
                map,
                notes,
                presence,
                new KernelPlaces(course),
                Kernel.here().release(),
                source.look(map, wanted));
    }

    String status(KernelFunction function) {
        return presence.status(function).word();
    }

    /** Why it has this status; where there is a tree, that decides what a missing symbol means. */
    String note(KernelFunction function) {
        String note = presence.note(function);
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
