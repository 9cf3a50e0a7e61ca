package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.store.ProgressFile;

/** The course in the full screen of a terminal; {@code Main} knows who draws it. */
public interface CourseScreen {
    /**
     * Returns when the learner leaves.
     *
     * @param ascii draw with ASCII alone
     * @param rootAllowed as {@link Powers#open} has it
     * @return the exit code
     */
    int open(Course course, ProgressFile progress, boolean ascii, boolean rootAllowed);
}
