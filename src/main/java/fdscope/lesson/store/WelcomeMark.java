package fdscope.lesson.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** That the learner has seen the first page: an empty file beside the progress. Where none can be made, it is seen again. */
public final class WelcomeMark {
    private final Path file;

    private WelcomeMark(Path file) {
        this.file = file;
    }

    public static WelcomeMark beside(ProgressFile progress) {
        return new WelcomeMark(progress.path().resolveSibling("welcomed"));
    }

    public boolean isThere() {
        return Files.exists(file);
    }

    public void keep() {
        if (isThere()) {
            return;
        }
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            // Another program was faster, or nothing can be written here: the page comes again, which does no harm.
            return;
        }
    }
}
