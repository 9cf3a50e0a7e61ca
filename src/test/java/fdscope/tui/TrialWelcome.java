package fdscope.tui;

import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import java.util.List;
import java.util.Map;

/** What a learner sees around the course. */
final class TrialWelcome {
    private TrialWelcome() {}

    static Map<String, Trial> screens(int columns, int rows) {
        return Map.of("home-exercises", exercises(columns, rows));
    }

    /** Home knows how far the exercise of lesson 6 is. */
    private static Trial exercises(int columns, int rows) {
        Trial trial = TrialExercises.home(columns, rows).press(Key.of('/'), Key.of('0'), Key.of('6'));
        return trial.tell(new Msg.ExercisesTold(List.of(TrialExercises.piece(true))));
    }
}
