package fdscope.exercise;

import fdscope.lesson.Progress;
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

    /** How far a learner is with it. */
    public enum Standing {
        NOT_BEGUN("not begun"),
        BEGUN("begun"),
        PASSES("passes"),
        BROKEN("broken");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Standing standing(Progress progress) {
        Progress.Practice practice = progress.practice(slug);
        if (task.isEmpty()) {
            return Standing.BROKEN;
        }
        boolean begun = practice.hints() > 0 || !file.isEmpty();
        return practice.passed().isPresent() ? Standing.PASSES : begun ? Standing.BEGUN : Standing.NOT_BEGUN;
    }
}
