package fdscope.cli;

import fdscope.observe.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The private folders of sessions, told apart by who has their lock: an fdscope that runs holds it, this one too, and
 * /proc/locks says so. A folder whose lock nobody holds is left over.
 *
 * @param bases folders that sessions stand in
 * @param locks the text of /proc/locks, proc_locks(5); empty where it cannot be read
 */
record LeftOvers(List<Path> bases, Optional<String> locks) {
    private static final String PREFIX = "s-";

    /** A base for each user that has one, and the one below XDG_RUNTIME_DIR. */
    static List<Path> bases(Path temporary, String runtime) {
        List<Path> bases = new ArrayList<>();
        if (runtime.startsWith("/")) {
            bases.add(Path.of(runtime, "fdscope"));
        }
        list(temporary).stream()
                .filter(path -> path.getFileName().toString().matches("fdscope-\\d+"))
                .forEach(bases::add);
        return bases;
    }

    Finding finding() {
        List<String> left = bases.stream()
                .flatMap(base -> list(base).stream())
                .filter(path -> path.getFileName().toString().startsWith(PREFIX))
                .filter(path -> !isHeld(path.resolve("lock")))
                .map(Path::toString)
                .toList();
        return left.isEmpty()
                ? Finding.fine("left over", "nothing")
                : new Finding(
                        Finding.Mark.LIMIT,
                        "left over",
                        String.join(", ", left),
                        locks.isPresent()
                                ? "Swept when a lab is run next."
                                : "Of an fdscope that runs, or swept when a lab is run next: /proc/locks, which would tell, cannot be read.");
    }

    private boolean isHeld(Path lock) {
        try {
            String inode = ":" + Files.getAttribute(lock, "unix:ino");
            return locks.stream()
                    .flatMap(String::lines)
                    .filter(line -> line.contains(" FLOCK "))
                    .flatMap(line -> Stream.of(line.split(" +")))
                    .anyMatch(word -> word.endsWith(inode));
        } catch (IOException e) {
            return false;
        }
    }

    /** In the order of their names; none where it cannot be read, as a folder of another user. */
    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
