package fdscope.lesson.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Says in words for a user why a file could not be used. */
final class Reason {
    private Reason() {}

    /** {@code PATH: permission denied}. */
    static String of(IOException e) {
        if (!(e instanceof FileSystemException fault)) {
            return e.getMessage() == null ? "input or output failed" : e.getMessage();
        }
        return fault.getFile() + ": " + what(fault);
    }

    private static String what(FileSystemException fault) {
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (fault instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (fault instanceof NotDirectoryException) {
            return "is no folder";
        }
        return fault.getReason() == null
                ? "cannot be used"
                : fault.getReason().substring(0, 1).toLowerCase(Locale.ROOT)
                        + fault.getReason().substring(1);
    }
}
