package fdscope.tui.screen;

import fdscope.lesson.Lesson;
import fdscope.lesson.Progress;
import java.util.List;

/**
 * The predictions of a lesson's labs.
 *
 * @param asked how many there are
 * @param made of them, by the learner
 */
record Predicted(int asked, int made) {
    static Predicted of(Lesson lesson, Progress progress) {
        List<String> keys = lesson.outline().labs().stream()
                .flatMap(lab -> lab.keys().stream())
                .toList();
        int made = (int) keys.stream()
                .filter(key -> !progress.attempts(lesson.slug(), key).isEmpty())
                .count();
        return new Predicted(keys.size(), made);
    }
}
