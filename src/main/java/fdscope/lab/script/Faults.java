package fdscope.lab.script;

import fdscope.kernel.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the faults of one text; the same sentence about the same line is kept once. */
final class Faults {
    private final String file;
    private final Set<ScriptError> errors = new LinkedHashSet<>();

    Faults(String file) {
        this.file = file;
    }

    void add(int line, String message) {
        errors.add(new ScriptError(file, line, Printable.line(message)));
    }

    /** By line; within a line in the order they were found. */
    List<ScriptError> inOrder() {
        List<ScriptError> sorted = new ArrayList<>(errors);
        sorted.sort(Comparator.comparingInt(ScriptError::line));
        return sorted;
    }
}
