package fdscope.lesson;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One fault in the course's content, with its place.
 *
 * @param file as the author named it
 * @param line from 1
 * @param message what, and what was expected
 */
public record ContentError(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }

    /** All the faults of a file at once; the message has one a line. */
    public static final class Found extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<ContentError> errors;

        public Found(List<ContentError> errors) {
            super(errors.stream().map(ContentError::toString).collect(Collectors.joining("\n")));
            this.errors = List.copyOf(errors);
        }

        public List<ContentError> errors() {
            return errors;
        }
    }
}
