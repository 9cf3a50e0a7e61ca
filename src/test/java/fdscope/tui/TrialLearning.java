package fdscope.tui;

import fdscope.lesson.Progress;
import fdscope.lesson.Progress.Attempt;
import fdscope.lesson.Progress.PlacementAnswer;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Home with what comes back, what was placed, and a path: its other parts, at one size. */
final class TrialLearning {
    static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    static final String SLUG = "your-first-scm-rights";
    static final String KEY = "offset-is-shared#1";

    private TrialLearning() {}

    /** The prediction of lesson 6 was missed, and lesson 1 finished since. */
    static Trial missed(int columns, int rows) {
        Progress missed = Progress.NONE
                .visited(SLUG, 1, 0, THEN)
                .answered(SLUG, KEY, new Attempt(0, 3, false, THEN, false))
                .finished("a-socket-file-is-a-name", THEN.plusSeconds(60));
        return knowing(missed, columns, rows);
    }

    /** Nothing was begun, but the placement test was taken. */
    static Trial placed(int answer, int columns, int rows) {
        return knowing(
                Progress.NONE.tested(SLUG, new PlacementAnswer(KEY, new Attempt(answer, 2, answer == 1, THEN, false))),
                columns,
                rows);
    }

    static Trial knowing(Progress progress, int columns, int rows) {
        Trial trial = Trial.at(columns, rows);
        trial.tell(new Msg.ProgressKnown(progress, Optional.empty()));
        trial.effects();
        return trial;
    }

    static Trial onThePath(int columns, int rows) {
        return knowing(
                Progress.NONE
                        .onPath("demo", THEN)
                        .tested(
                                "a-socket-file-is-a-name",
                                new PlacementAnswer("any#1", new Attempt(1, 3, true, THEN, false))),
                columns,
                rows);
    }

    static Map<String, Trial> screens(int columns, int rows) {
        return Map.of(
                "home-review", missed(columns, rows),
                "home-path", onThePath(columns, rows),
                "paths", missed(columns, rows).press(Key.TAB, Key.DOWN),
                "review", missed(columns, rows).press(Key.TAB, Key.TAB, Key.of('2'), Key.RIGHT),
                "review-verdict", missed(columns, rows).press(Key.TAB, Key.TAB, Key.of('1'), Key.ENTER),
                "review-over", missed(columns, rows).press(Key.TAB, Key.TAB, Key.of('2'), Key.ENTER, Key.SPACE),
                "placement", missed(columns, rows).press(Key.SHIFT_TAB),
                "placement-asked", missed(columns, rows).press(Key.SHIFT_TAB, Key.SPACE, Key.DOWN),
                "placement-over", placed(0, columns, rows).press(Key.SHIFT_TAB));
    }
}
