package fdscope.exercise;

import java.util.List;

/**
 * A lab of the learner's, to be changed.
 *
 * @param file where it stands, as it was named; "" nowhere yet
 */
public record OwnLab(String file, List<String> lines) {
    /** Nothing is written yet. */
    public static final OwnLab NEW = new OwnLab("", List.of());

    public OwnLab {
        lines = List.copyOf(lines);
    }

    /** It stands in a file. */
    public boolean isKept() {
        return !file.isEmpty();
    }
}
