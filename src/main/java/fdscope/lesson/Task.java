package fdscope.lesson;

import fdscope.lesson.Block.LabBlock;
import java.util.List;

/**
 * What a learner is to write, parsed from an exercise's {@code task.md}.
 *
 * @param file for messages, as the author named it
 * @param minutes a learner needs
 * @param prose the task itself, without hints and checks
 * @param hints three, the later ones say more
 * @param checks at least one: labs in which one process is the learner's program
 */
public record Task(
        String file,
        String title,
        int minutes,
        Language language,
        List<Block> prose,
        List<Block.HintBlock> hints,
        List<LabBlock> checks) {
    public Task {
        prose = List.copyOf(prose);
        hints = List.copyOf(hints);
        checks = List.copyOf(checks);
    }

    /** What the program is written in. */
    public enum Language {
        C,
        SH;

        /** As the front matter has it, and as file names end. */
        public String word() {
            return this == C ? "c" : "sh";
        }
    }
}
