package fdscope.exercise;

import fdscope.exercise.Workshop.Saved;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Notices that a file was saved, in place or by a rename, by looking at it now and then. A file that two looks find
 * different is still being written. Not thread-safe.
 */
public final class SaveWatch {
    /** Two looks take less than a learner notices. */
    public static final int BETWEEN_LOOKS_MILLISECONDS = 150;

    private final Path file;
    private Optional<Saved> known;
    private Optional<Saved> last;

    /** As the file is now, it is known. */
    public SaveWatch(Path file) {
        this.file = file;
        this.known = Saved.of(file);
        this.last = known;
    }

    /** Looks once. True: since the last true it was saved, and the writing is over. */
    public boolean isSaved() {
        Optional<Saved> now = Saved.of(file);
        boolean settled = now.isPresent() && now.equals(last);
        last = now;
        if (!settled || now.equals(known)) {
            return false;
        }
        known = now;
        return true;
    }
}
