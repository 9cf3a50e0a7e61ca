package fdscope.exercise;

import fdscope.lab.trace.Scene;
import fdscope.lab.trace.SceneText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was checked.
 *
 * @param name the claim it stands for
 * @param message what is wrong and what it means, one or more lines; "" if it passed
 * @param evidence the same as values, of a check that a lab has made; empty if it passed
 */
public record Check(String name, boolean passed, String message, Optional<Evidence> evidence) {
    /** The stage in words when it failed; none if it passed. */
    public List<String> scene() {
        return evidence.flatMap(Evidence::stage).map(SceneText::state).orElse(List.of());
    }

    /**
     * What speaks against a program.
     *
     * @param why sentences: what it means, what the program said
     * @param sent to the program last, in its partner's words
     * @param expected as the check has it; empty where something could not be done at all
     * @param came instead
     * @param stage the last picture before; empty where there was none
     */
    public record Evidence(
            List<String> why,
            Optional<String> sent,
            Optional<String> expected,
            Optional<String> came,
            Optional<Scene> stage) {
        public Evidence {
            why = List.copyOf(why);
        }

        private Evidence because(String sentence) {
            List<String> more = new ArrayList<>(List.of(sentence));
            more.addAll(why);
            return new Evidence(more, sent, expected, came, stage);
        }
    }

    static Check passed(String name) {
        return new Check(name, true, "", Optional.empty());
    }

    static Check failed(String name, String message) {
        return new Check(name, false, message, Optional.empty());
    }

    /** The same with a sentence before the others. */
    Check because(String sentence) {
        return new Check(name, passed, sentence + "\n" + message, evidence.map(known -> known.because(sentence)));
    }
}
