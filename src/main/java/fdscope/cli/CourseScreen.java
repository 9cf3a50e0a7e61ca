package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.store.ProgressFile;
import java.util.Optional;

/** The course in the full screen of a terminal; {@code Main} knows who draws it. */
public interface CourseScreen {
    /**
     * Returns when the learner leaves.
     *
     * @param lesson to begin with; empty: where the learner left off
     * @return the exit code
     */
    int open(Course course, ProgressFile progress, Optional<String> lesson);
}
