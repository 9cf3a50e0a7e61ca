package fdscope.cli;

import fdscope.exercise.Exercise;
import fdscope.lesson.Block;
import fdscope.lesson.Course;
import fdscope.lesson.Task;
import java.util.ArrayList;
import java.util.List;

/** A task and its hints as plain text. */
final class TaskText {
    private static final int WIDTH = 76;

    private final ProseText prose;

    TaskText(Course course) {
        this.prose = new ProseText(WIDTH, new LessonText(course)::link);
    }

    List<String> of(Exercise exercise) {
        List<String> lines = new ArrayList<>();
        lines.add("Exercise " + exercise.id() + ". " + exercise.task().title());
        lines.add("About " + exercise.task().minutes() + " minutes, in " + language(exercise.task()) + ".");
        lines.add("");
        lines.addAll(prose.blocks(exercise.task().prose()));
        return lines;
    }

    static String language(Task task) {
        return task.language() == Task.Language.C ? "C" : "shell";
    }

    /** @param number from 1 */
    List<String> hint(Exercise exercise, int number) {
        List<Block.HintBlock> hints = exercise.task().hints();
        List<String> lines = new ArrayList<>();
        lines.add("Hint " + number + " of " + hints.size() + " for exercise " + exercise.id() + ":");
        lines.add("");
        lines.addAll(prose.blocks(hints.get(number - 1).blocks()));
        return lines;
    }
}
