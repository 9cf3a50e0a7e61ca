package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.Course.Broken;
import fdscope.lesson.Course.Row;
import fdscope.lesson.LessonCheck.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    private static final String MAP = """
            {"phases":[{"id":"p","title":"P"}],
             "functions":[{"name":"fget_raw","file":"fs/file.c","phase":"p","role":"r","versions":"v","seen":"s"}],
             "journeys":[],"calls":[]}
            """;
    private static final String WORDS = "## Open file\n\nWhat a [peer](term:peer) has.\n\n## peer\n\nThe other end.\n";
    private static final String SYLLABUS = """
            {"lessons":[{"number":1,"title":"One","part":"A","minutes":10},
                        {"number":2,"title":"Two","part":"A","minutes":20},
                        {"number":3,"title":"Three","part":"B","minutes":30}]}
            """;
    private static final int BODY = 8;

    @Test
    void aCourseWithoutFaultsKeepsItsLessonsInOrder() throws ContentError.Found {
        Lesson two = lesson(2, "two", lab("b"));
        Lesson one = lesson(1, "one", "[a](lab:b) [b](lesson:2) [c](term:open-FILE) [d](map:fget_raw) [e](lesson:3)");
        Course course = course(List.of(two, one), List.of());
        assertThat(course.allErrors()).isEmpty();
        assertThat(course.lessons()).containsExactly(one, two);
        assertThat(course.rows())
                .containsExactly(
                        new Row(1, "Title one", Part.A, 10, Optional.of(one), Optional.empty()),
                        new Row(2, "Title two", Part.A, 10, Optional.of(two), Optional.empty()),
                        new Row(3, "Three", Part.B, 30, Optional.empty(), Optional.empty()));
        assertThat(course.rows().get(2).written()).isFalse();
    }

    @Test
    void linksThatLeadNowhereBreakTheirLessonAlone() throws ContentError.Found {
        String text = """
                *[a](map:fget_row)* **[b](man:any(2))**

                - [c](lab:bb)

                > [d](term:open-fill)

                | [e](lesson:9) |
                |---|
                | [f](term:zebra) |

                ## Page [g](map:x)
                """;
        Course course = course(List.of(lesson(1, "one", text), lesson(2, "two", lab("b"))), List.of());
        assertThat(course.lessons()).extracting(Lesson::number).containsExactly(2);
        assertThat(course.broken()).extracting(Broken::folder).containsExactly("01-one");
        assertThat(lines(course)).isEqualTo("""
                        01-one.md:8: map:fget_row: not in the kernel map, expected the name of one of its functions; did you mean fget_raw?
                        01-one.md:10: lab:bb: no lab of the course, expected the name of one; did you mean b?
                        01-one.md:12: term:open-fill: not in the glossary, expected one of its terms; did you mean open-file?
                        01-one.md:14: lesson:09: no lesson of the course, expected the number of one
                        01-one.md:16: term:zebra: not in the glossary, expected one of its terms
                        01-one.md:18: map:x: not in the kernel map, expected the name of one of its functions""");
        assertThat(course.rows().get(0))
                .isEqualTo(new Row(
                        1,
                        "One",
                        Part.A,
                        10,
                        Optional.empty(),
                        Optional.of(course.broken().get(0))));
    }

    @Test
    void namesAndNumbersStandOnce() throws ContentError.Found {
        Course course = course(
                List.of(
                        lesson(1, "one", lab("a") + lab("a")),
                        lesson(2, "two", lab("b")),
                        lesson(2, "other", "Text.\n"),
                        lesson(3, "two", lab("b"))),
                List.of());
        assertThat(lines(course)).isEqualTo("""
                        01-one.md:13: lab a stands in 01-one.md:8 already; a lab's name is unique in the course, expected another
                        02-other.md:1: number 02 is taken by 02-two.md, expected another
                        03-two.md:1: slug two is taken by 02-two.md, expected another
                        03-two.md:8: lab b stands in 02-two.md:8 already; a lab's name is unique in the course, expected another""");
        assertThat(course.lessons()).extracting(Lesson::file).containsExactly("02-two.md");
    }

    @Test
    void aLinkToABrokenLessonIsNotAtFault() throws ContentError.Found {
        Broken broken =
                new Broken("07-seven", Optional.of(7), "07-seven/lesson.md", List.of("lost"), List.of(someError()));
        Course course = course(List.of(lesson(1, "one", "[a](lesson:7) [b](lab:lost)")), List.of(broken));
        assertThat(course.lessons()).hasSize(1);
        assertThat(course.allErrors()).containsExactly(someError());
        assertThat(course.broken("7")).contains(broken);
        assertThat(course.broken("seven")).contains(broken);
        assertThat(course.rows().get(3).title()).isEqualTo("seven");
    }

    @Test
    void linksToAnUnreadableMapAreNotJudged() throws ContentError.Found {
        Course course = Course.of(
                List.of(lesson(1, "one", "[a](map:nothing) [b](term:nothing)")),
                List.of(),
                List.of(someError()),
                new References(Optional.empty(), Optional.empty(), Syllabus.EMPTY));
        assertThat(course.lessons()).hasSize(1);
        assertThat(course.allErrors()).containsExactly(someError());
    }

    @Test
    void aFaultOfTheGlossaryBelongsToNoLesson() throws ContentError.Found {
        Glossary words = Glossary.parse("## peer\n\nSee [x](term:pear).\n", "glossary.md");
        Course course = Course.of(
                List.of(lesson(1, "one", "Text.\n")),
                List.of(),
                List.of(),
                new References(Optional.empty(), Optional.of(words), Syllabus.EMPTY));
        assertThat(course.errors())
                .containsExactly(new ContentError(
                        "glossary.md",
                        3,
                        "term:pear: not in the glossary, expected one of its terms; did you mean peer?"));
        assertThat(course.lessons()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "02", "002", "two", "TWO", "02-two"})
    void aLessonIsFoundByNumberSlugAndFolder(String reference) throws ContentError.Found {
        assertThat(small().lesson(reference)).map(Lesson::file).contains("02-two.md");
    }

    @ParameterizedTest
    @CsvSource({"2,first-lab", "two,first-lab", "2/second-lab,second-lab", "second-lab,second-lab"})
    void aLabIsFoundByLessonAndName(String reference, String lab) throws ContentError.Found {
        assertThat(small().lab(reference)).map(place -> place.lab().name()).contains(lab);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    3           | 3: lesson 3, Three, is not written yet; fdscope lessons lists those that are
                    2/first     | 2/first: no such lab in lesson 2, expected first-lab or second-lab
                    1           | 1: no such lab in lesson 1, it has none
                    secnd-lab   | secnd-lab: no lesson and no lab of this course, expected a number, a slug or the name of a lab; did you mean second-lab?
                    99          | 99: no lesson and no lab of this course, expected a number, a slug or the name of a lab
                    """)
    void whatIsNotFoundIsSaidInOneSentence(String reference, String sentence) throws ContentError.Found {
        assertThat(small().lab(reference)).isEmpty();
        assertThat(small().notFound(reference)).isEqualTo(sentence);
    }

    @Test
    void aBrokenLessonIsNamedWithItsFaults() throws ContentError.Found {
        Course course = course(List.of(lesson(1, "one", lab("a") + "\n[x](lab:b)\n")), List.of());
        String faults = "\n01-one.md:14: lab:b: no lab of the course, expected the name of one; did you mean a?";
        assertThat(course.notFound("1")).isEqualTo("1: this lesson is broken and kept out of the course" + faults);
        assertThat(course.notFound("a")).isEqualTo("a: this lesson is broken and kept out of the course" + faults);
    }

    @Test
    void aFolderMustHaveItsParts() {
        assertThat(LessonCheck.folder("06-x", List.of("lesson.md"))).isEmpty();
        assertThat(LessonCheck.folder(
                        "06-x",
                        List.of(
                                "lesson.md",
                                "exercise/task.md",
                                "exercise/start.c",
                                "exercise/good.sh",
                                "exercise/bad_leak.c")))
                .isEmpty();
        assertThat(LessonCheck.folder("06-x", List.of("exercise/good.c")))
                .extracting(ContentError::toString)
                .containsExactly(
                        "06-x/lesson.md:1: missing, expected the text of the lesson",
                        "06-x/exercise:1: lacks task.md, start.c or .sh, bad_WHAT.c or .sh");
    }

    private static Course small() throws ContentError.Found {
        return course(
                List.of(lesson(1, "one", "Text.\n"), lesson(2, "two", lab("first-lab") + lab("second-lab"))),
                List.of());
    }

    private static Course course(List<Lesson> lessons, List<Broken> broken) throws ContentError.Found {
        References references = new References(
                Optional.of(KernelMap.parse(MAP, "map")),
                Optional.of(Glossary.parse(WORDS, "glossary.md")),
                Syllabus.parse(SYLLABUS, "syllabus"));
        return Course.of(lessons, broken, new ArrayList<>(), references);
    }

    private static Lesson lesson(int number, String slug, String body) throws ContentError.Found {
        String head = "---\ntitle: Title " + slug + "\npart: A\nminutes: 10\nquestion: Q?\nidea: I.\n---\n";
        String folder = String.format("%02d-%s", number, slug);
        Lesson lesson = LessonParser.parse(head + body, folder, folder + ".md");
        assertThat(head.lines().count()).isEqualTo(BODY - 1);
        return lesson;
    }

    /** Five lines. */
    private static String lab(String name) {
        return "```lab " + name + "\nactors x\nx f = memfd_create(\"m\")\n```\n\n";
    }

    private static String lines(Course course) {
        return String.join(
                "\n", course.allErrors().stream().map(ContentError::toString).toList());
    }

    private static ContentError someError() {
        return new ContentError("07-seven/lesson.md", 3, "what, and what was expected");
    }
}
