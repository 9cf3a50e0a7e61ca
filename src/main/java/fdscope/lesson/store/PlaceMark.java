package fdscope.lesson.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The sentences about kinds of places that the learner has seen at start, one a line in a file beside the progress: a home
 * may be shared by a machine and its containers. Where nothing can be written, the sentence comes again.
 */
public final class PlaceMark {
    private final Path file;

    private PlaceMark(Path file) {
        this.file = file;
    }

    public static PlaceMark beside(ProgressFile progress) {
        return new PlaceMark(progress.path().resolveSibling("places"));
    }

    /** @return the sentence, or "" where it has been seen */
    public String unseen(String sentence) {
        try {
            return Files.readAllLines(file).contains(sentence) ? "" : sentence;
        } catch (IOException e) {
            return sentence;
        }
    }

    public void keep(String sentence) {
        if (unseen(sentence).isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(file, sentence + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The sentence comes again, which does no harm.
            return;
        }
    }
}
