package fdscope.cli;

import fdscope.exercise.Bench;
import fdscope.exercise.OwnLab;
import fdscope.lesson.Course;
import fdscope.lesson.KernelDesk;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.setting.Settings;
import fdscope.lesson.setting.SettingsText;
import fdscope.lesson.store.ProgressFile;
import fdscope.lesson.store.SettingsFile;
import java.util.List;
import java.util.Optional;

/** The course in the full screen of a terminal; {@code Main} knows who draws it. */
public interface CourseScreen {
    /**
     * Returns when the learner leaves.
     *
     * @return the exit code
     * @throws Fault after a fault of the program; the terminal is as it was
     */
    int open(Contents contents);

    /**
     * What is in it.
     *
     * @param kernel answers what the kernel map asks
     * @param bench the exercises of the course
     * @param look as it was wished
     * @param rootAllowed as {@link Powers#open} has it
     * @param lab to begin in the playground with; empty: where the learner left off
     */
    record Contents(
            Course course,
            KernelDesk kernel,
            ProgressFile progress,
            Bench bench,
            Look look,
            boolean rootAllowed,
            Optional<OwnLab> lab) {}

    /** The full screen ended by a fault of the program. */
    final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** @param sentence what could not be done, for people; not escaped */
        public Fault(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * How it is to look.
     *
     * @param said on the command line
     * @param set in the settings
     * @param file of the settings; what one chooses is kept there
     */
    record Look(Settings said, SettingsText.Result set, SettingsFile file) {}

    /** The keys of the full screen as things that can be found. */
    default List<SearchEntry> keys() {
        return List.of();
    }
}
