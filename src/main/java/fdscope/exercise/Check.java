package fdscope.exercise;

import java.util.List;

/**
 * One thing that was checked.
 *
 * @param name the claim it stands for
 * @param message what is wrong and what it means, one or more lines; "" if it passed
 * @param scene the stage in words when it failed; none if it passed
 */
public record Check(String name, boolean passed, String message, List<String> scene) {
    public Check {
        scene = List.copyOf(scene);
    }

    static Check passed(String name) {
        return new Check(name, true, "", List.of());
    }

    static Check failed(String name, String message) {
        return new Check(name, false, message, List.of());
    }

    /** The same with a sentence before the others. */
    Check because(String sentence) {
        return new Check(name, passed, sentence + "\n" + message, scene);
    }
}
