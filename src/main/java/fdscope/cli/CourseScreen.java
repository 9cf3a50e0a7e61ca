package fdscope.cli;

import fdscope.exercise.Bench;
import fdscope.lesson.Course;
import fdscope.lesson.KernelDesk;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.store.ProgressFile;
import java.util.List;

/** The course in the full screen of a terminal; {@code Main} knows who draws it. */
public interface CourseScreen {
    /**
     * Returns when the learner leaves.
     *
     * @param kernel answers what the kernel map asks
     * @param bench the exercises of the course
     * @param ascii draw with ASCII alone
     * @param rootAllowed as {@link Powers#open} has it
     * @return the exit code
     */
    int open(Course course, KernelDesk kernel, ProgressFile progress, Bench bench, boolean ascii, boolean rootAllowed);

    /** The keys of the full screen as things that can be found. */
    default List<SearchEntry> keys() {
        return List.of();
    }
}
