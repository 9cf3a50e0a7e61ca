package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fdscope.lesson.Progress.PlacementAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    private static final String TEST = """
            {"questions": [
              {"lesson": 2, "question": "lab-two#1"},
              {"lesson": 1, "question": "review:01#1"},
              {"lesson": 5, "question": "of-a-broken-lesson#1"}
            ]}
            """;

    private static Placement test() throws ContentError.Found {
        return Placement.parse(TEST, "placement.json", SmallCourse.course());
    }

    @Test
    void theTestHasItsOwnOrderAndLeavesABrokenLessonOut() throws ContentError.Found {
        assertThat(test().items().stream().map(item -> item.question().key()))
                .containsExactly("lab-two#1", "review:01#1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"lesson": 1, "question": "lab-two#1"}  | lab-two#1: no question of lesson 1, expected LAB#N, the lab's Nth prediction; did you mean lab-one#1?
            {"lesson": 1, "question": "lab-one#2"}  | lab-one#2: no question of lesson 1, expected LAB#N, the lab's Nth prediction; did you mean lab-one#1?
            {"lesson": 7, "question": "lab-one#1"}  | lesson 7: not in this course
            {"lesson": 3, "question": "lab-three#1"} | lesson 3 has a question in line 2 already, expected one a lesson
            {"lesson": 1}                           | question is missing, expected text
            """)
    void aQuestionThatIsNotThereIsToldWithItsPlace(String second, String message) {
        String text = "{\"questions\": [\n{\"lesson\": 3, \"question\": \"lab-three#1\"},\n" + second + "]}";
        ContentError.Found found = catchThrowableOfType(
                ContentError.Found.class, () -> Placement.parse(text, "placement.json", SmallCourse.course()));
        assertThat(found.errors().get(0)).hasToString("placement.json:3: " + message);
    }

    @Test
    void whatIsDoneOrAnsweredIsNotAsked() throws ContentError.Found {
        Progress answered = Progress.NONE.tested("two", new PlacementAnswer("lab-two#1", SmallCourse.answer(0, 3, 0)));
        assertThat(test().open(Progress.NONE)).isEqualTo(test().items());
        assertThat(test().open(answered)).isEqualTo(test().items().subList(1, 2));
        assertThat(test().open(answered.finished("one", SmallCourse.NOON))).isEmpty();
    }

    @Test
    void aWrongAnswerTellsWhatWasTakenForGrantedAndARightOneNothing() throws ContentError.Found {
        Placement.Item item = test().items().get(0);
        assertThat(Placement.misconception(item, answered(0))).contains("a file is for ever");
        assertThat(Placement.misconception(item, answered(1))).isEmpty();
        assertThat(Placement.misconception(item, Progress.NONE)).isEmpty();
        assertThat(Placement.misconception(item, answered(7))).isEmpty();
    }

    private static Progress answered(int answer) {
        return Progress.NONE.tested("two", new PlacementAnswer("lab-two#1", SmallCourse.answer(answer, 3, 0)));
    }

    @Test
    void aQuestionOfALabIsUnderstoodFromWhatWasDoneBeforeItInItsRun() throws ContentError.Found {
        Placement.Item item = test().items().get(0);
        assertThat(QuestionSetting.of(item.lesson(), item.question()))
                .contains(new QuestionSetting(
                        "Two files",
                        Optional.of("large (small / large)"),
                        List.of("alice", "bob"),
                        List.of("pair alice.s bob.s stream", "alice f = memfd_create(\"large\")")));
        Placement.Item review = test().items().get(1);
        assertThat(QuestionSetting.of(review.lesson(), review.question())).isEmpty();
        assertThat(review.lesson().pageOf(review.question())).isEqualTo(2);
        assertThat(item.lesson().pageOf(item.question())).isEqualTo(1);
    }
}
