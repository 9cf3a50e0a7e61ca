package fdscope.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a program is built and started from: a folder of its own, gone when it is closed. Started as root, actors are
 * nobody: then others may start what is in it, but not list it.
 */
final class BuildFolder implements AutoCloseable {
    private final Path folder;
    private final boolean root;

    BuildFolder() throws IOException {
        root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        folder = Files.createTempDirectory(
                "fdscope-exercise-",
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

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            return; // it stands below /tmp and is nobody's loss
        }
    }
}
