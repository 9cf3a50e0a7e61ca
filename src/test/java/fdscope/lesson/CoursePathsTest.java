package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoursePathsTest {
    private static final String PATHS = """
            {"paths": [
              {"id": "all", "title": "All", "for": "everybody", "minutes": 120, "lessons": [1, 2, 3, 4]},
              {"id": "back", "title": "Backwards", "for": "the curious", "minutes": 90, "lessons": [4, 3, 1]},
              {"id": "labs", "title": "Labs", "for": "a class", "minutes": 10, "lessons": [3, 2],
               "labs": ["more-three", "lab-two"]}
            ]}
            """;

    private static PathStanding standing(Progress progress, String path) throws ContentError.Found {
        Course course = SmallCourse.guided(PATHS, "{\"questions\": []}");
        return PathStanding.of(course, path.isEmpty() ? progress : progress.onPath(path, SmallCourse.NOON));
    }

    private static Optional<String> next(PathStanding standing) {
        return standing.next().map(Lesson::slug);
    }

    @Test
    void aPathSaysItsLessonsInWords() throws ContentError.Found {
        List<CoursePath> paths =
                CoursePaths.parse(PATHS, "paths.json", SmallCourse.course()).paths();
        assertThat(paths.stream().map(CoursePath::lessons))
                .containsExactly("Lessons 1 to 4", "Lessons 4, 3, 1", "One lab of each: lessons 3, 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id": "A b", "minutes": 30, "lessons": [1]           | id A b, expected small letters, digits and hyphens
            "id": "a", "minutes": 30, "lessons": [9]             | lesson 9: not in this course
            "id": "a", "minutes": 30, "lessons": [1, 1]          | lesson 1 stands on this path already
            "id": "a", "minutes": 30, "lessons": ["one"]         | expected the number of a lesson
            "id": "a", "minutes": 31, "lessons": [1]             | minutes 31, expected 30, which its lessons take together
            "id": "a", "minutes": 31, "lessons": [1], "labs": ["lab-one"]  | minutes 31, expected at most 30, which its lessons take together
            "id": "a", "minutes": 9, "lessons": [1], "labs": ["lab-onx"]   | lab-onx: no lab of the course, expected the name of one; did you mean lab-one?
            "id": "a", "minutes": 9, "lessons": [1], "labs": ["lab-two"]   | lab lab-two is of lesson 2, not on this path
            "id": "a", "minutes": 9, "lessons": [1], "labs": ["lab-one", "more-one"] | a second lab of lesson 1, expected one of each
            "id": "a", "minutes": 0, "lessons": []               | no lesson on this path, expected at least one
            """)
    void aPathThatCannotBeWalkedIsToldWithItsPlace(String members, String message) {
        String text = "{\"paths\": [\n{\"title\": \"T\", \"for\": \"F\",\n" + members + "}]}";
        ContentError.Found found = catchThrowableOfType(
                ContentError.Found.class, () -> CoursePaths.parse(text, "paths.json", SmallCourse.course()));
        assertThat(found.errors().get(0)).hasToString("paths.json:3: " + message);
    }

    @Test
    void aNameIsTakenOnce() {
        String one = "{\"id\": \"a\", \"title\": \"T\", \"for\": \"F\", \"minutes\": 30, \"lessons\": [1]}";
        ContentError.Found found = catchThrowableOfType(
                ContentError.Found.class,
                () -> CoursePaths.parse("{\"paths\": [" + one + ",\n" + one + "]}", "p", SmallCourse.course()));
        assertThat(found).hasMessage("p:2: path a stands here a second time");
    }

    @Test
    void whoNamesNoPathIsToldWhichThereAre() throws ContentError.Found {
        CoursePaths paths = CoursePaths.parse(PATHS, "paths.json", SmallCourse.course());
        assertThat(paths.notFound("lab"))
                .isEqualTo("lab: no path of this course, expected all, back or labs; did you mean labs?");
        assertThat(CoursePaths.EMPTY.notFound("lab")).isEqualTo("lab: this course has no paths");
    }

    @Test
    void nextFollowsThePath() throws ContentError.Found {
        assertThat(next(standing(Progress.NONE, ""))).contains("one");
        assertThat(next(standing(Progress.NONE, "back"))).contains("four");
        Progress four = Progress.NONE.finished("four", SmallCourse.NOON);
        assertThat(next(standing(four, "back"))).contains("three");
        assertThat(next(standing(four.finished("two", SmallCourse.NOON.plusSeconds(9)), "back")))
                .contains("three");
        assertThat(standing(four, "back").rows().stream().map(Course.Row::number))
                .containsExactly(4, 3, 1);
        assertThat(next(standing(four, "no-more"))).contains("one");
    }

    @Test
    void aPlacedLessonIsPassedOverUnlessItWasBegun() throws ContentError.Found {
        Progress placed =
                Progress.NONE.tested("four", new Progress.PlacementAnswer("lab-four#1", SmallCourse.answer(1, 2, 0)));
        assertThat(next(standing(placed, "back"))).contains("three");
        assertThat(standing(placed, "back").placed()).isEqualTo(1);
        assertThat(standing(placed, "back").done()).isZero();
        assertThat(next(standing(placed.visited("four", 0, 0, SmallCourse.NOON), "back")))
                .contains("four");
    }

    @Test
    void aLabOfALessonIsDoneWhenItsQuestionsAreAnswered() throws ContentError.Found {
        PathStanding before = standing(Progress.NONE, "labs");
        assertThat(next(before)).contains("three");
        assertThat(before.page(before.next().orElseThrow())).isEqualTo(2);
        assertThat(before.page(before.course().lesson("two").orElseThrow())).isZero();
        Progress seen = Progress.NONE
                .visited("three", 2, 0, SmallCourse.NOON)
                .answered("three", "more-three#1", SmallCourse.answer(0, 1, 1));
        PathStanding after = standing(seen, "labs");
        assertThat(next(after)).contains("two");
        assertThat(after.done()).isEqualTo(1);
        assertThat(standing(seen, "back").done()).isZero();
        assertThat(next(standing(seen.answered("two", "lab-two#1", SmallCourse.answer(1, 3, 2)), "labs")))
                .isEmpty();
    }

    @Test
    void onlyTheOrderOfTheCourseIsTheWholeCourse() throws ContentError.Found {
        assertThat(standing(Progress.NONE, "back").isWholeCourse()).isFalse();
        assertThat(PathStanding.of(SmallCourse.course(), Progress.NONE).isWholeCourse())
                .isTrue();
    }
}
