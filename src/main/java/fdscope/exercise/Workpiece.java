package fdscope.exercise;

import fdscope.lesson.Task;
import java.util.List;
import java.util.Optional;

/**
 * An exercise of a course and how far the learner's own file is: values alone, for a screen or a list.
 *
 * @param id of its lesson, two digits
 * @param slug of its lesson
 * @param task empty if the exercise is broken
 * @param faults of a broken one, a line each
 * @param checks names of all checks, in order
 * @param file path of the learner's file; "" if it was not begun
 * @param there the file exists
 * @param offer where it would be put
 */
public record Workpiece(
        String id,
        String slug,
        Optional<Task> task,
        List<String> faults,
        List<String> checks,
        String file,
        boolean there,
        String offer) {
    public Workpiece {
        faults = List.copyOf(faults);
        checks = List.copyOf(checks);
    }

    /** Of the task, or that it is broken. */
    public String title() {
        return task.map(Task::title).orElse("broken");
    }
}
