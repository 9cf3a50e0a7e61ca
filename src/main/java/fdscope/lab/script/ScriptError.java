package fdscope.lab.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One fault in a lab, with its place.
 *
 * @param file as the author named it
 * @param message what, and what was expected
 */
public record ScriptError(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }

    /** All the faults of a text at once. */
    public static final class Found extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<ScriptError> errors;

        public Found(List<ScriptError> errors) {
            super(errors.stream().map(ScriptError::toString).collect(Collectors.joining("\n")));
            this.errors = List.copyOf(errors);
        }

        public List<ScriptError> errors() {
            return errors;
        }
    }
}
