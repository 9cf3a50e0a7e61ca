package fdscope.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.Course;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.HomeView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What / finds at home. */
class HomeFilterTest {
    @ParameterizedTest
    @CsvSource({"6,6", "06,6", "16,16", "1,1 10 11 12 13 14 15 16 17 18 19", "01,1", "in flight,8 18", "exercise,1 6"})
    void aLessonIsFoundByItsNumberItsWordsAndThatItHasAnExercise(String typed, String numbers) {
        assertThat(listed(filtered(typed))).isEqualTo(numbers);
    }

    @Test
    void anExerciseIsFoundByItsTitleOnceItWasRead() {
        Trial trial = filtered("send a descriptor");
        assertThat(listed(trial)).isEqualTo("");
        assertThat(trial.effects()).contains(new Effect.ReadExercises());
        trial.tell(new Msg.ExercisesTold(List.of(TrialExercises.piece(false))));
        assertThat(listed(trial)).isEqualTo("6");
    }

    @Test
    void theCursorGoesToTheLessonThatIsFoundAndEnterOpensIt() {
        Trial trial = filtered("01").press(Key.ENTER, Key.ENTER);
        assertThat(trial.model().lesson().orElseThrow().lesson().number()).isEqualTo(1);
    }

    @Test
    void whileOneTypesTheLastRowHasTheKeysThatWorkThere() {
        Trial trial = filtered("q?");
        assertThat(trial.screen().lines().reduce("", (first, second) -> second)).isEqualTo(" Enter keep  Esc clear");
        assertThat(trial.model().ended()).isFalse();
    }

    private static Trial filtered(String typed) {
        Trial trial = TrialExercises.home(80, 24);
        trial.press(Key.of('/'));
        typed.chars().forEach(c -> trial.press(Key.of(c)));
        return trial;
    }

    private static String listed(Trial trial) {
        Model model = trial.model();
        List<String> numbers = ((HomeView) model.top())
                .rows(model.course(), model.progress(), model.exercises()).stream()
                        .map(Course.Row::number)
                        .map(String::valueOf)
                        .toList();
        return String.join(" ", numbers);
    }
}
