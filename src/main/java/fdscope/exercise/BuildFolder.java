package fdscope.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a program is built and started from: a folder of its own, which bears the pid of this program and is gone when it
 * is closed. Started as root, actors are
 * nobody: then others may start what is in it, but not list it.
 */
final class BuildFolder implements AutoCloseable {
    private static final String PREFIX = "fdscope-exercise-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,9})-.*");

    private final Path folder;
    private final boolean root;

    BuildFolder() throws IOException {
        root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        sweep();
        folder = Files.createTempDirectory(
                PREFIX + ProcessHandle.current().pid() + "-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        permit(folder, "rwx--x--x");
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
    private static void sweep() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
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
