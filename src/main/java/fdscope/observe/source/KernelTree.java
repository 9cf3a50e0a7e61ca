package fdscope.observe.source;

import fdscope.kernel.Printable;
import fdscope.observe.FunctionText;
import fdscope.observe.parse.SourceFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The source of a kernel, unpacked somewhere. Nobody vouches for what is in it: only regular files below the folder are
 * read, of bounded size, and no symbolic link that leads out of it is followed.
 */
public final class KernelTree {
    private static final Path DEBIAN = Path.of("/usr/src");
    private static final List<String> WHERE = List.of("net/unix", "net/core", "net", "fs", "include");
    private static final int LARGEST_FILE = 4 << 20;
    private static final int MOST_FILES = 30_000;

    private final Path root;
    /** Files that are left to read; one look at a tree is bounded. */
    private int left = MOST_FILES;

    private KernelTree(Path root) {
        this.root = root;
    }

    /** A folder that looks like a kernel's source; empty if it does not. */
    public static Optional<KernelTree> of(Path root) {
        try {
            Path real = root.toRealPath();
            return Files.isDirectory(real.resolve("net/unix")) ? Optional.of(new KernelTree(real)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the package linux-source of Debian leaves in /usr/src when it is unpacked there; the last by name. */
    public static Optional<KernelTree> installed() {
        try (Stream<Path> entries = Files.list(DEBIAN)) {
            return entries.filter(path -> path.getFileName().toString().startsWith("linux-source-"))
                    .sorted()
                    .flatMap(path -> of(path).stream())
                    .reduce((first, second) -> second);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public Path root() {
        return root;
    }

    /** Which kernel it is, by its Makefile: {@code 6.1.192}. */
    public Optional<String> release() {
        Map<String, String> values = new HashMap<>();
        read(root.resolve("Makefile"))
                .ifPresent(text -> text.lines().limit(20).forEach(line -> {
                    int is = line.indexOf('=');
                    if (is > 0) {
                        values.putIfAbsent(
                                line.substring(0, is).strip(),
                                line.substring(is + 1).strip());
                    }
                }));
        String release = values.getOrDefault("VERSION", "") + "." + values.getOrDefault("PATCHLEVEL", "") + "."
                + values.getOrDefault("SUBLEVEL", "0") + values.getOrDefault("EXTRAVERSION", "");
        return values.containsKey("VERSION") && values.containsKey("PATCHLEVEL")
                ? Optional.of(Printable.line(release))
                : Optional.empty();
    }

    /**
     * The definitions of functions; each is looked for in its file first, and if it is not there in all of
     * {@code net fs include}.
     *
     * @param files of each function, where it is expected
     * @return every one of those functions; an empty list: not in this tree
     */
    public Map<String, List<FunctionText>> find(Map<String, String> files) {
        Map<String, List<FunctionText>> found = new LinkedHashMap<>();
        Map<String, SourceFinder> finders = new HashMap<>();
        files.forEach((name, file) -> {
            if (!finders.containsKey(file)) {
                finders.put(
                        file,
                        inside(file).map(text -> new SourceFinder(text, file)).orElse(null));
            }
            SourceFinder finder = finders.get(file);
            found.put(name, finder == null ? List.of() : finder.find(name));
        });
        List<String> missing = found.keySet().stream()
                .filter(name -> found.get(name).isEmpty())
                .toList();
        for (String folder : WHERE) {
            elsewhere(folder, missing, found);
        }
        return found;
    }

    private Optional<String> inside(String file) {
        try {
            Path real = root.resolve(file).toRealPath();
            return real.startsWith(root) ? read(real) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void elsewhere(String folder, List<String> names, Map<String, List<FunctionText>> found) {
        List<String> missing =
                names.stream().filter(name -> found.get(name).isEmpty()).toList();
        if (missing.isEmpty()) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root.resolve(folder), new Collector(files));
        } catch (IOException e) {
            return;
        }
        files.sort(null);
        for (Path path : files) {
            if (left-- <= 0) {
                return;
            }
            Optional<String> text = read(path);
            List<String> here = missing.stream()
                    .filter(name -> text.isPresent() && text.get().contains(name))
                    .toList();
            if (!here.isEmpty()) {
                SourceFinder finder = new SourceFinder(
                        text.get(), Printable.line(root.relativize(path).toString()));
                here.forEach(name -> {
                    List<FunctionText> all = new ArrayList<>(found.get(name));
                    all.addAll(finder.find(name));
                    found.put(name, all);
                });
            }
        }
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Path> files;

        Collector(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (attributes.isRegularFile() && (name.endsWith(".c") || name.endsWith(".h"))) {
                files.add(file);
            }
            return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static Optional<String> read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
