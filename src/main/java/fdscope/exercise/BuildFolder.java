package fdscope.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a program is built and started from: a folder of its own, which bears the pid of this program and is gone when it
 * is closed. Started as root, actors are nobody: then others may start what is in it, but not list it. It stands where
 * files are kept for a while, in the first place from which programs can be started: a {@code /tmp} is often mounted
 * noexec.
 */
final class BuildFolder implements AutoCloseable {
    private static final String PREFIX = "fdscope-exercise-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,9})-.*");

    private final Path folder;
    private final boolean root;

    /** No place that this user may write to may hold programs that are started; the message says which, and what to do. */
    static final class NoPlace extends IOException {
        private static final long serialVersionUID = 1L;

        private NoPlace(List<Path> places) {
            super("A program cannot be started from "
                    + places.stream().map(Path::toString).collect(Collectors.joining(" or "))
                    + ": each is mounted noexec, or cannot be written. As root:  mount -o remount,exec "
                    + places.get(0));
        }
    }

    /** @param environment of this program: where this user keeps what is his */
    BuildFolder(Map<String, String> environment) throws IOException {
        root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        List<Path> places = places(environment, root);
        places.forEach(BuildFolder::sweep);
        for (Path place : places) {
            Optional<Path> made = make(place);
            if (made.isPresent()) {
                folder = made.get();
                permit(folder, "rwx--x--x");
                return;
            }
        }
        throw new NoPlace(places);
    }

    /** For actors that are nobody only those that are everybody's. */
    private static List<Path> places(Map<String, String> environment, boolean root) {
        String cache = environment.getOrDefault("HOME", "") + "/.cache";
        Stream<String> shared = Stream.of(System.getProperty("java.io.tmpdir"), "/var/tmp");
        Stream<String> own = Stream.of(
                environment.getOrDefault("XDG_RUNTIME_DIR", ""), environment.getOrDefault("XDG_CACHE_HOME", cache));
        return (root ? shared : Stream.concat(shared, own))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .filter(Files::isDirectory)
                .distinct()
                .toList();
    }

    /** A fresh folder there; empty: what stands in it cannot be started. */
    private static Optional<Path> make(Path place) {
        try {
            FileAttribute<?> ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Path made = Files.createTempDirectory(
                    place, PREFIX + ProcessHandle.current().pid() + "-", ours);
            Path trial = Files.createFile(made.resolve("trial"), ours);
            // access(2): of a file system that is mounted noexec, X_OK is refused whatever the permissions.
            boolean starts = Files.isExecutable(trial);
            Files.delete(trial);
            if (starts) {
                return Optional.of(made);
            }
            Files.delete(made);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A folder in it. */
    Path inner(String name) throws IOException {
        Path inner = Files.createDirectory(folder.resolve(name));
        permit(inner, "rwx--x--x");
        return inner;
    }

    /** Whoever plays the actors may read and start this. */
    void permit(Path file, String asRoot) throws IOException {
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(root ? asRoot : asRoot.substring(0, 3) + "------"));
    }

    /** Removes what a program has left that was killed; what is somebody else's cannot be removed, and stays. */
    private static void sweep(Path place) {
        try (Stream<Path> all = Files.list(place)) {
            all.filter(BuildFolder::isAbandoned).forEach(BuildFolder::remove);
        } catch (IOException | UncheckedIOException e) {
            return; // the next one may be luckier
        }
    }

    private static boolean isAbandoned(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.exists(Path.of("/proc", name.group(1)));
    }

    @Override
    public void close() {
        remove(folder);
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            return; // the next one sweeps
        }
    }
}
