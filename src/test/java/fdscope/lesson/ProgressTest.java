package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fdscope.lesson.Progress.Attempt;
import fdscope.lesson.Progress.PlacementAnswer;
import fdscope.lesson.Progress.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void aVisitIsAPlaceAndDoneStays() {
        Progress progress = Progress.NONE
                .visited("one", 2, 3, at(1))
                .finished("one", at(2))
                .visited("one", 0, 0, at(3))
                .finished("one", at(4));
        Progress.OfLesson one = progress.lesson("one").orElseThrow();
        assertThat(List.of(one.page(), one.step(), one.visited(), one.done().orElseThrow()))
                .isEqualTo(List.of(0, 0, at(4), at(2)));
        assertThat(progress.isDone("one")).isTrue();
        assertThat(progress.isDone("two")).isFalse();
        assertThat(progress.finishedSince(at(1), "two")).isEqualTo(1);
        assertThat(progress.finishedSince(at(1), "one")).isZero();
        assertThat(progress.finishedSince(at(2), "two")).isZero();
    }

    @Test
    void mergingIsAUnionWhateverTheOrder() {
        Progress a = Progress.NONE.visited("one", 1, 0, at(1)).answered("one", "q#1", attempt(false, 3, 2));
        Progress b = Progress.NONE
                .visited("one", 4, 2, at(5))
                .answered("one", "q#1", attempt(true, 1, 6))
                .answered("one", "q#2", attempt(true, 2, 7))
                .finished("two", at(8));
        Progress both = a.merged(b);
        assertThat(both.lesson("one").orElseThrow().page()).isEqualTo(4);
        assertThat(both.attempts("one", "q#1")).containsExactly(attempt(false, 3, 2), attempt(true, 1, 6));
        assertThat(both.isDone("two")).isTrue();
        assertThat(b.merged(a)).isEqualTo(both);
        assertThat(both.merged(a).merged(b)).isEqualTo(both);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void mergingIsCommutativeAssociativeAndIdempotent(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            Progress a = any(random);
            Progress b = any(random);
            Progress c = any(random);
            assertThat(a.merged(b)).isEqualTo(b.merged(a));
            assertThat(a.merged(b).merged(c)).isEqualTo(a.merged(b.merged(c)));
            assertThat(a.merged(a)).isEqualTo(a);
        }
    }

    @Test
    void theFirstAnswerCounts() {
        Progress progress = Progress.NONE
                .answered("one", "q#1", attempt(false, 3, 1))
                .answered("one", "q#1", attempt(true, 3, 2))
                .answered("one", "q#2", attempt(true, 3, 3))
                .answered("two", "r#1", attempt(true, 1, 4));
        assertThat(progress.score()).isEqualTo(new Score(2, 1, 1, 1));
        assertThat(progress.score(List.of("two"))).isEqualTo(new Score(1, 0, 0, 0));
        assertThat(progress.score(List.of("three"))).isEqualTo(new Score(0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, one", "v:one, one", "v:two, two", "d:two, three", "d:three, one", "d:one d:two d:three, -"})
    void oneGoesOnWhereOneLeftOff(String events, String next) throws ContentError.Found {
        Progress progress = Progress.NONE;
        int hour = 0;
        for (String event : events == null ? new String[0] : events.split(" ")) {
            String slug = event.substring(2);
            hour++;
            progress =
                    event.startsWith("v") ? progress.visited(slug, 1, 0, at(hour)) : progress.finished(slug, at(hour));
        }
        Progress known = progress;
        assertThat(progress.next(course(3), lesson -> !known.isDone(lesson.slug()))
                        .map(Lesson::slug)
                        .orElse(null))
                .isEqualTo(next);
    }

    @Test
    void aMissedQuestionReturnsOneThreeAndSevenLessonsLater() throws ContentError.Found {
        List<Lesson> course = course(10);
        Progress progress = Progress.NONE.answered("one", "lab-one#1", attempt(false, 2, 1));
        List<Integer> dueAfter = new ArrayList<>();
        for (int finished = 1; finished <= 9; finished++) {
            progress = progress.finished(slug(finished), at(10 * finished));
            if (keys(course, progress).contains("lab-one#1")) {
                dueAfter.add(finished);
                progress = progress.answered("one", "lab-one#1", review(true, 10 * finished + 1));
                assertThat(keys(course, progress)).doesNotContain("lab-one#1");
            }
        }
        // The lesson itself is the first to be finished, and counts nothing.
        assertThat(dueAfter).containsExactly(2, 4, 8);
    }

    @Test
    void aWrongReviewBeginsAgainAndARerunDoesNotCount() throws ContentError.Found {
        List<Lesson> course = course(10);
        Progress progress = Progress.NONE
                .answered("one", "lab-one#1", attempt(false, 2, 1))
                .answered("one", "lab-one#1", attempt(true, 2, 2))
                .finished("two", at(3));
        assertThat(keys(course, progress)).containsExactly("lab-one#1");
        progress = progress.answered("one", "lab-one#1", review(false, 4));
        assertThat(keys(course, progress)).isEmpty();
        assertThat(keys(course, progress.finished("three", at(5)))).contains("lab-one#1");
    }

    @Test
    void aReviewQuestionComesOneLessonAfterItsOwn() throws ContentError.Found {
        List<Lesson> course = course(3);
        Progress first = Progress.NONE.finished("one", at(1));
        assertThat(keys(course, first)).isEmpty();
        Progress second = first.finished("two", at(2));
        assertThat(keys(course, second)).containsExactly("review:01#1");
        assertThat(keys(course, second.answered("one", "review:01#1", review(true, 3))))
                .isEmpty();
        assertThat(Review.due(course, second, LocalDate.of(2026, 1, 1), false)
                        .get(0)
                        .lesson()
                        .slug())
                .isEqualTo("one");
    }

    @Test
    void whenNothingIsLeftOnThePathAMissComesOnceADay() throws ContentError.Found {
        List<Lesson> course = course(1);
        Progress progress = Progress.NONE
                .finished("one", at(1))
                .answered("one", "review:01#1", review(true, 1))
                .answered("one", "lab-one#1", attempt(false, 1, 2));
        assertThat(Review.due(course, progress, LocalDate.of(2026, 1, 1), true)).isEmpty();
        assertThat(Review.due(course, progress, LocalDate.of(2026, 1, 2), true)).hasSize(1);
        assertThat(Review.due(course, progress, LocalDate.of(2026, 1, 2), false))
                .isEmpty();
    }

    @Test
    void anAnswerHasAPlaceAndASureness() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Attempt(-1, 1, true, START, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Attempt(0, 4, true, START, false));
    }

    @Test
    void theTextOfProgressIsThis() {
        Progress progress = Progress.NONE
                .visited("one", 2, 3, at(1))
                .answered("one", "q#1", new Attempt(1, 3, false, at(2), true))
                .finished("one", at(3));
        assertThat(ProgressJson.write(progress)).isEqualTo("""
                        {"version":1,"lessons":{"one":{"page":2,"step":3,"visited":"2026-01-01T13:00:00Z",\
                        "done":"2026-01-01T13:00:00Z","answers":{"q#1":[{"answer":1,"sure":3,"right":false,\
                        "at":"2026-01-01T12:00:00Z","review":true}]}}}}
                        """);
    }

    @Test
    void placementAndPathNeedTheSecondVersion() throws ContentError.Found, ProgressJson.Newer {
        Progress progress = Progress.NONE
                .tested("one", new PlacementAnswer("lab-one#1", attempt(true, 2, 1)))
                .onPath("shell", at(2));
        assertThat(ProgressJson.write(progress)).isEqualTo("""
                        {"version":2,"lessons":{},"placement":{"one":{"question":"lab-one#1","answer":1,"sure":2,\
                        "right":true,"at":"2026-01-01T11:00:00Z"}},"path":{"id":"shell","at":"2026-01-01T12:00:00Z"}}
                        """);
        assertThat(ProgressJson.read(ProgressJson.write(progress), "p")).isEqualTo(progress);
    }

    @ParameterizedTest
    @CsvSource({"true, 3, true", "true, 2, true", "true, 1, false", "false, 3, false"})
    void whoKnowsAndDoesNotGuessIsPlaced(boolean right, int sure, boolean placed) {
        Progress progress = Progress.NONE.tested("one", new PlacementAnswer("lab-one#1", attempt(right, sure, 1)));
        assertThat(progress.isPlaced("one")).isEqualTo(placed);
        assertThat(progress.isDone("one")).isFalse();
        assertThat(progress.lesson("one")).isEmpty();
        assertThat(progress.isPlaced("two")).isFalse();
    }

    @Test
    void theLastPlacementAnswerAndTheLastPathCount() {
        Progress early = Progress.NONE
                .tested("one", new PlacementAnswer("lab-one#1", attempt(true, 3, 1)))
                .onPath("tour", at(1));
        Progress late = early.tested("one", new PlacementAnswer("lab-one#1", attempt(false, 3, 2)))
                .onPath("shell", at(2));
        assertThat(late.isPlaced("one")).isFalse();
        assertThat(late.path().orElseThrow().id()).isEqualTo("shell");
        assertThat(late.merged(early)).isEqualTo(late);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatIsWrittenIsRead(int seed) throws ContentError.Found, ProgressJson.Newer {
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            Progress progress = any(random);
            assertThat(ProgressJson.read(ProgressJson.write(progress), "p")).isEqualTo(progress);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"lessons":{}}                        | version is missing, expected a whole number
                    {"version":0,"lessons":{}}            | version 0, expected 1 or 2
                    {"version":1,"lessons":[]}            | lessons, expected an object
                    {"version":1,"lessons":{},"x":1}      | x: no such key, expected one of version, lessons, placement, path
                    {"version":2,"lessons":{},"path":{"at":"2026-01-01T10:00:00Z"}} | id is missing, expected text
                    {"version":1,"lessons":{"a":{"page":0,"step":0,"visited":"now","answers":{}}}} | visited now, expected a time as 2026-01-31T12:00:00Z
                    {"version":1,"lessons":{"a":{"page":0,"step":0,"visited":"2026-01-31T12:00:00Z","answers":{"q":[]}}}} | q, expected a list of answers
                    """)
    void whatIsNoProgressIsTold(String text, String message) {
        ContentError.Found found = catchThrowableOfType(ContentError.Found.class, () -> ProgressJson.read(text, "p"));
        assertThat(found).hasMessage("p:1: " + message);
    }

    @Test
    void aNewerTextIsNotAnError() {
        ProgressJson.Newer newer = catchThrowableOfType(
                ProgressJson.Newer.class, () -> ProgressJson.read("{\"version\":3,\"what\":[]}", "p"));
        assertThat(newer).hasMessage("it has version 3, this program knows 2");
    }

    private static List<String> keys(List<Lesson> course, Progress progress) {
        return Review.due(course, progress, LocalDate.of(2026, 1, 1), false).stream()
                .map(due -> due.question().key())
                .filter(key -> key.equals("lab-one#1") || key.equals("review:01#1"))
                .filter(key -> !key.startsWith("review") || course.size() == 3)
                .toList();
    }

    private static Progress any(Random random) {
        Progress progress = Progress.NONE;
        for (int i = random.nextInt(8); i > 0; i--) {
            String slug = slug(1 + random.nextInt(3));
            int hour = random.nextInt(6);
            progress = switch (random.nextInt(5)) {
                case 0 -> progress.visited(slug, random.nextInt(3), random.nextInt(3), at(hour));
                case 1 -> progress.finished(slug, at(hour));
                case 2 -> progress.onPath("path-" + random.nextInt(2), at(hour));
                case 3 ->
                    progress.tested(
                            slug,
                            new PlacementAnswer(
                                    "q#" + random.nextInt(2),
                                    attempt(random.nextBoolean(), 1 + random.nextInt(3), hour)));
                default ->
                    progress.answered(
                            slug, "q#" + random.nextInt(2), attempt(random.nextBoolean(), 1 + random.nextInt(3), hour));
            };
        }
        // the same answer twice is one answer; merging with itself brings that form
        return progress.merged(progress);
    }

    private static List<Lesson> course(int size) throws ContentError.Found {
        List<Lesson> course = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            String text = """
                    ---
                    title: T
                    part: A
                    minutes: 1
                    question: Q
                    idea: I
                    ---
                    ```lab lab-%s
                    actors x
                    predict "What?"
                      - no
                      * yes
                    x m = memfd_create("m")
                    expect number(x.m) > 2
                    ```
                    ```review
                    Again?
                    - no
                    * yes
                    ```
                    """.formatted(slug(i));
            course.add(LessonParser.parse(text, String.format("%02d-%s", i, slug(i)), "lesson.md"));
        }
        return course;
    }

    private static String slug(int number) {
        return List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
                .get(number - 1);
    }

    private static Attempt attempt(boolean right, int sure, int hour) {
        return new Attempt(right ? 1 : 0, sure, right, at(hour), false);
    }

    private static Attempt review(boolean right, int hour) {
        return new Attempt(right ? 1 : 0, 2, right, at(hour), true);
    }

    /** Hours after the start; all within the first of January as long as there are fewer than 14. */
    private static Instant at(int hour) {
        return START.plusSeconds(3600L * hour);
    }
}
