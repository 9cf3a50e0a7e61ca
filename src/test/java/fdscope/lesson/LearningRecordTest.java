package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.LearningRecord.Reviews;
import fdscope.lesson.LearningRecord.Sureness;
import fdscope.lesson.Progress.Attempt;
import fdscope.lesson.Progress.PlacementAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningRecordTest {
    private static final Instant NOON = SmallCourse.NOON;

    private static LearningRecord record(Progress progress) throws ContentError.Found {
        Course course = SmallCourse.guided(
                "{\"paths\": []}", "{\"questions\": [{\"lesson\": 3, \"question\": \"lab-three#1\"}]}");
        return LearningRecord.of(course, progress, LocalDate.of(2026, 1, 1));
    }

    @Test
    void whoHasDoneNothingHasAnEmptyRecord() throws ContentError.Found {
        assertThat(record(Progress.NONE))
                .isEqualTo(new LearningRecord(
                        Optional.empty(),
                        List.of(),
                        List.of(new Sureness(1, 0, 0), new Sureness(2, 0, 0), new Sureness(3, 0, 0)),
                        new LearningRecord.Test(1, 0, 0),
                        List.of(),
                        new Reviews(0, 0),
                        0));
    }

    @Test
    void firstAnswersCountAndTheLastSaysWhatStands() throws ContentError.Found {
        Progress progress = Progress.NONE
                .answered("one", "lab-one#1", SmallCourse.answer(0, 3, 1))
                .answered("one", "lab-one#1", SmallCourse.answer(1, 3, 2))
                .answered("one", "more-one#1", SmallCourse.answer(0, 3, 3))
                .finished("one", NOON.plusSeconds(600))
                .visited("two", 1, 0, NOON.plusSeconds(700))
                .answered("one", "more-one#1", new Attempt(0, 2, false, NOON.plusSeconds(800), true))
                .practised("one", new Progress.Practice(2, Optional.of(NOON.plusSeconds(900))), NOON.plusSeconds(900))
                .answered("elsewhere", "lab#1", SmallCourse.answer(0, 3, 3))
                .tested("three", new PlacementAnswer("lab-three#1", SmallCourse.answer(1, 2, 4)));
        LearningRecord record = record(progress);
        List<Lesson> lessons = SmallCourse.course().lessons();
        assertThat(record.lessons())
                .containsExactly(
                        new LearningRecord.OfOne(
                                lessons.get(0),
                                Optional.of(NOON.plusSeconds(60)),
                                Optional.of(NOON.plusSeconds(600)),
                                Optional.empty(),
                                0,
                                2,
                                2,
                                new Progress.Practice(2, Optional.of(NOON.plusSeconds(900)))),
                        new LearningRecord.OfOne(
                                lessons.get(1),
                                Optional.of(NOON.plusSeconds(700)),
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                0,
                                2,
                                Progress.Practice.NONE),
                        new LearningRecord.OfOne(
                                lessons.get(2),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(NOON.plusSeconds(240)),
                                0,
                                0,
                                2,
                                Progress.Practice.NONE));
        assertThat(record.sureness())
                .containsExactly(new Sureness(1, 0, 0), new Sureness(2, 0, 0), new Sureness(3, 0, 2));
        assertThat(record.test()).isEqualTo(new LearningRecord.Test(1, 1, 1));
        assertThat(record.reviews()).isEqualTo(new Reviews(0, 1));
        assertThat(record.standing()).hasSize(1);
        LearningRecord.Misconception standing = record.standing().get(0);
        assertThat(standing.belief()).isEqualTo("why not");
        assertThat(standing.question().key()).isEqualTo("more-one#1");
        assertThat(standing.last().sure()).isEqualTo(2);
    }
}
