package fdscope.tui;

import fdscope.lesson.Progress;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.Exercises;
import fdscope.tui.screen.Scenery.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a learner sees around the course. */
final class TrialWelcome {
    static final String ASIDE = "Docker filters system calls. D says what is lost, and what helps";

    private TrialWelcome() {}

    /** The first start of all, in a container. */
    static Trial first(int columns, int rows) {
        return Trial.of(start().welcomed(), columns, rows);
    }

    /** In a container, but not for the first time. */
    static Trial elsewhere(int columns, int rows) {
        return Trial.of(start(), columns, rows);
    }

    private static Model start() {
        Facts facts = new Facts("6.18.44", "user").elsewhere(ASIDE);
        return Model.start(TrialCourse.course(), Progress.NONE, facts, Themes.withoutColour(), Optional.empty())
                .exercises(Exercises.of(Set.of(TrialExercises.SLUG)));
    }

    static Map<String, Trial> screens(int columns, int rows) {
        return Map.of(
                "home-exercises", exercises(columns, rows),
                "home-elsewhere", elsewhere(columns, rows),
                "welcome", first(columns, rows),
                "tour", first(columns, rows).press(Key.of('t')),
                "tour-playground", first(columns, rows).press(Key.of('t'), Key.SPACE, Key.SPACE),
                "doctor", first(columns, rows).press(Key.of('D')).kernelTold());
    }

    /** Home knows how far the exercise of lesson 6 is. */
    private static Trial exercises(int columns, int rows) {
        Trial trial = TrialExercises.home(columns, rows).press(Key.of('/'), Key.of('0'), Key.of('6'));
        return trial.tell(new Msg.ExercisesTold(List.of(TrialExercises.piece(true))));
    }
}
