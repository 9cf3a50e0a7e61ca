package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.script.Script;
import fdscope.lesson.store.LessonFolder;
import fdscope.lesson.store.ReferenceFiles;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is sought in the lessons that come with the program. */
class ShippedSearchTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Course COURSE = LessonFolder.read(Path.of("lessons"));
    private static final SearchIndex INDEX = SearchIndex.of(SearchEntries.of(COURSE, errata()));

    private static Optional<Errata> errata() {
        try {
            return Optional.of(ReferenceFiles.errata(Path.of("lessons"), COURSE));
        } catch (ContentError.Found e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Lesson> lessons() {
        return COURSE.lessons().stream();
    }

    /** What a person can see of the index. */
    private static List<String> seen(OpenQuestions open) {
        return INDEX.entries().stream()
                .map(entry -> new SearchHit(entry, Sought.of("x"), 0, open.hides(entry)))
                .map(hit -> hit.where() + " "
                        + hit.name().map(SearchHit.Snippet::text).orElse("") + " "
                        + hit.context(100_000).map(SearchHit.Snippet::text).orElse(""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void whatStandsBehindAQuestionIsNotSeenUntilAllBeforeItAreAnswered(Lesson lesson) {
        List<Question> questions = lesson.predictions();
        assertThat(questions).isNotEmpty();
        Progress progress = Progress.NONE;
        for (Question next : questions) {
            OpenQuestions open = OpenQuestions.of(COURSE, progress);
            for (SearchEntry entry : INDEX.entries()) {
                boolean behind = !entry.kind().isReference() && entry.after().contains(next.key());
                assertThat(open.hides(entry) || !behind).as(entry.where()).isTrue();
            }
            progress = answered(progress, lesson, next);
        }
        OpenQuestions rest = OpenQuestions.of(COURSE, progress.finished(lesson.slug(), THEN));
        assertThat(INDEX.entries())
                .filteredOn(entry ->
                        entry.place() instanceof SearchPlace.InLesson place && place.lesson() == lesson.number())
                .noneMatch(rest::hides);
    }

    private static Progress answered(Progress progress, Lesson lesson, Question question) {
        return progress.answered(
                lesson.slug(), question.key(), new Progress.Attempt(question.right(), 2, true, THEN, false));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyLineOfALessonBehindItsFirstQuestionIsHiddenFromABeginner(Lesson lesson) {
        int first = lesson.questions().get(0).line();
        OpenQuestions open = OpenQuestions.of(COURSE, Progress.NONE);
        List<String> seen = seen(open);
        String where = "lesson " + lesson.id();
        assertThat(lesson.labs()).isNotEmpty();
        String all = seen.stream().filter(text -> text.startsWith(where)).collect(Collectors.joining("\n"));
        assertThat(lesson.labs().stream()
                        .flatMap(lab -> lab.script().steps().stream())
                        .filter(line -> line.number() > first && line.source().length() > 30)
                        .filter(line -> !before(lesson, first, line))
                        .map(line -> oneLine(line.source()))
                        .filter(all::contains))
                .isEmpty();
        assertThat(all).doesNotContain(lesson.idea());
    }

    /** The same line stands in front of the question too. */
    private static boolean before(Lesson lesson, int first, Script.Line line) {
        return lesson.labs().stream()
                .flatMap(lab -> lab.script().steps().stream())
                .anyMatch(other ->
                        other.number() < first && oneLine(other.source()).contains(oneLine(line.source())));
    }

    @Test
    void neitherQuestionsNorMisconceptionsCanBeFoundByAnybody() {
        String all = bare(seen(OpenQuestions.NONE));
        assertThat(COURSE.lessons().stream()
                        .flatMap(lesson -> lesson.questions().stream())
                        .flatMap(question -> Stream.concat(
                                Stream.of(question.text()),
                                question.answers().stream()
                                        .filter(answer -> !answer.right())
                                        .flatMap(answer -> answer.why().stream())))
                        .filter(text -> text.split(" ").length > 5)
                        .filter(text -> all.contains(bare(List.of(text)))))
                .isEmpty();
    }

    @Test
    void noContextThatABeginnerMeetsHasTheRightAnswerOfAQuestionInIt() {
        String all = bare(seen(OpenQuestions.of(COURSE, Progress.NONE)));
        assertThat(COURSE.lessons().stream()
                        .flatMap(lesson -> lesson.predictions().stream())
                        .map(question -> question.answers().get(question.right()))
                        .flatMap(answer -> Stream.concat(Stream.of(answer.text()), answer.why().stream()))
                        .filter(text -> text.split(" ").length > 4)
                        .filter(text -> all.contains(bare(List.of(text)))))
                .isEmpty();
    }

    /** Words alone, texts apart. */
    private static String bare(List<String> texts) {
        return texts.stream()
                .map(text -> " "
                        + text.toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9_]+", " ")
                                .strip() + " ")
                .collect(Collectors.joining("|"));
    }

    @Test
    void whoIsInALessonWithAnOpenQuestionSeesNoSentenceOfALaterOne() {
        Lesson eight = COURSE.lesson(8).orElseThrow();
        OpenQuestions open = OpenQuestions.of(COURSE, Progress.NONE.visited(eight.slug(), 1, 0, THEN));
        assertThat(open.in()).contains(8);
        assertThat(INDEX.find(Sought.of("queue"), open, kind -> kind == SearchEntry.Kind.TEXT))
                .filteredOn(hit -> ((SearchPlace.InLesson) hit.entry().place()).lesson() > 8)
                .isNotEmpty()
                .allMatch(SearchHit::hidden);
    }

    @Test
    void whoIsAskedReadsNothingOfTheWordsAndFunctionsThatTheLessonLeadsTo() {
        Lesson four = COURSE.lesson(4).orElseThrow();
        OpenQuestions asked = OpenQuestions.of(COURSE, Progress.NONE.visited(four.slug(), 1, 0, THEN));
        OpenQuestions beginner = OpenQuestions.of(COURSE, Progress.NONE);
        for (String words : List.of("term:backlog", "map:unix_listen")) {
            SearchHit hit = INDEX.find(Sought.of(words), asked, kind -> true).get(0);
            assertThat(hit.hidden()).as(words).isTrue();
            assertThat(hit.name()).isPresent();
            assertThat(hit.context(80)).isEmpty();
            assertThat(INDEX.find(Sought.of(words), beginner, kind -> true)
                            .get(0)
                            .context(80))
                    .isPresent();
        }
    }

    @Test
    void everyLessonLabTermFunctionFileAndJourneyIsFoundFirstByItsName() {
        for (SearchEntry entry : INDEX.entries()) {
            if (entry.kind().isNamed() && entry.kind() != SearchEntry.Kind.HEADING) {
                List<SearchHit> hits = INDEX.find(Sought.of(entry.name()), OpenQuestions.NONE, kind -> true);
                assertThat(hits.get(0).entry().names().get(0)).isEqualToIgnoringCase(entry.name());
            }
        }
    }

    @Test
    void everyPlaceInALessonIsThere() {
        for (SearchEntry entry : INDEX.entries()) {
            if (entry.place() instanceof SearchPlace.InLesson place) {
                Lesson lesson = COURSE.lesson(place.lesson()).orElseThrow();
                assertThat(place.page()).isBetween(0, lesson.pages().size());
                if (place.page() < lesson.pages().size()) {
                    assertThat(place.segment())
                            .isLessThan(
                                    lesson.pages().get(place.page()).segments().size());
                }
            }
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Of the processor: other programs run on this machine too. */
    @ParameterizedTest
    @ValueSource(strings = {"s", "soc", "the", "descriptor in", "fd_install", "xqzkv"})
    void aKeyIsAnsweredWithinAFrame(String words) {
        OpenQuestions open = OpenQuestions.of(COURSE, Progress.NONE);
        ThreadMXBean time = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long begin = time.getCurrentThreadCpuTime();
            INDEX.find(Sought.of(words), open, kind -> true);
            best = Math.min(best, time.getCurrentThreadCpuTime() - begin);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(16));
    }
}
