package fdscope.cli;

import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.observe.source.KernelTree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the source of a kernel is: what {@code --source} says, else the environment's FDSCOPE_KERNEL_SOURCE, else what
 * Debian's linux-source left in /usr/src.
 */
record SourceChoice(Optional<Path> option, Map<String, String> environment) {
    static final String VARIABLE = "FDSCOPE_KERNEL_SOURCE";

    /** @param names what to look for: functions of the map, or others, which are expected in net/unix/af_unix.c */
    Optional<KernelBook.Tree> look(KernelMap map, List<String> names) throws WrongUse {
        Optional<KernelTree> tree = tree();
        if (tree.isEmpty() || names.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> files = new LinkedHashMap<>();
        names.forEach(name ->
                files.put(name, map.function(name).map(KernelFunction::file).orElse("net/unix/af_unix.c")));
        return Optional.of(new KernelBook.Tree(
                tree.get().root().toString(), tree.get().release(), tree.get().find(files)));
    }

    /** @throws WrongUse if what was named is no kernel's source */
    void check() throws WrongUse {
        tree();
    }

    private Optional<KernelTree> tree() throws WrongUse {
        if (option.isPresent()) {
            return Optional.of(named(option.get(), "--source"));
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        return variable.isEmpty() ? KernelTree.installed() : Optional.of(named(Path.of(variable), VARIABLE));
    }

    private static KernelTree named(Path folder, String who) throws WrongUse {
        return KernelTree.of(folder)
                .orElseThrow(() -> new WrongUse(
                        folder + ": no kernel source (" + who + "), expected a folder with net/unix in it"));
    }
}
