package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.script.Step;
import fdscope.lesson.Block.Align;
import fdscope.lesson.Block.CodeBlock;
import fdscope.lesson.Block.Heading;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.Block.Language;
import fdscope.lesson.Block.ListBlock;
import fdscope.lesson.Block.NotesBlock;
import fdscope.lesson.Block.Paragraph;
import fdscope.lesson.Block.Quote;
import fdscope.lesson.Block.ReviewBlock;
import fdscope.lesson.Block.TableBlock;
import fdscope.lesson.Inline.Code;
import fdscope.lesson.Inline.Emphasis;
import fdscope.lesson.Inline.Link;
import fdscope.lesson.Inline.Strong;
import fdscope.lesson.Inline.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LessonParserTest {
    private static final String HEAD = """
            ---
            title: Your first SCM_RIGHTS
            part: B
            minutes: 25
            question: What crosses: a number, a copy, or a reference?
            idea: A reference.
            seen-in: tmux, ssh -M
            ---
            """;
    private static final int BODY = 9;

    @Test
    void frontMatterFillsTheLesson() throws ContentError.Found {
        assertThat(parse(HEAD + "Hook.\n"))
                .isEqualTo(new Lesson(
                        6,
                        "first",
                        "06-first/lesson.md",
                        "Your first SCM_RIGHTS",
                        Part.B,
                        25,
                        "What crosses: a number, a copy, or a reference?",
                        "A reference.",
                        Optional.of("tmux, ssh -M"),
                        List.of(new Page(Optional.empty(), List.of(new Paragraph(List.of(new Text("Hook.")), BODY))))));
    }

    @Test
    void quotesAroundAValueAndWindowsLineEndsAreTakenOff() throws ContentError.Found {
        String text = "\ufeff" + HEAD.replace("A reference.", "\"A: reference\"") + "Hook.\n";
        assertThat(parse(text.replace("\n", "\r\n")).idea()).isEqualTo("A: reference");
    }

    @Test
    void everyBlockIsKeptWithItsLine() throws ContentError.Found {
        String body = """
                Some *soft* and **hard** `code`
                on two lines, [a function](map:fget_raw).

                ## A page

                - one
                - two

                3. three

                > quoted

                ```c
                int x;

                int y;
                ```

                | a | b |
                |--:|:-:|
                | 1 | 2 |

                ### Below

                ```notes
                Say [this](man:unix(7)).
                ```
                """;
        List<Page> pages = parse(HEAD + body).pages();
        assertThat(pages.get(0).blocks())
                .containsExactly(new Paragraph(
                        List.of(
                                new Text("Some "),
                                new Emphasis(List.of(new Text("soft"))),
                                new Text(" and "),
                                new Strong(List.of(new Text("hard"))),
                                new Text(" "),
                                new Code("code"),
                                new Text(" on two lines, "),
                                new Link(
                                        List.of(new Text("a function")), new LinkTarget.MapEntry("fget_raw"), BODY + 1),
                                new Text(".")),
                        BODY));
        assertThat(pages.get(1).heading()).contains(new Heading(2, List.of(new Text("A page")), BODY + 3));
        assertThat(pages.get(1).blocks())
                .containsExactly(
                        new ListBlock(
                                false,
                                1,
                                List.of(List.of(paragraph("one", BODY + 5)), List.of(paragraph("two", BODY + 6))),
                                BODY + 5),
                        new ListBlock(true, 3, List.of(List.of(paragraph("three", BODY + 8))), BODY + 8),
                        new Quote(List.of(paragraph("quoted", BODY + 10)), BODY + 10),
                        new CodeBlock(Language.C, "int x;\n\nint y;", BODY + 12),
                        new TableBlock(
                                List.of(List.of(new Text("a")), List.of(new Text("b"))),
                                List.of(Align.RIGHT, Align.CENTRE),
                                List.of(List.of(List.of(new Text("1")), List.of(new Text("2")))),
                                BODY + 18),
                        new Heading(3, List.of(new Text("Below")), BODY + 22),
                        new NotesBlock(
                                List.of(new Paragraph(
                                        List.of(
                                                new Text("Say "),
                                                new Link(
                                                        List.of(new Text("this")),
                                                        new LinkTarget.ManPage("unix", "7"),
                                                        BODY + 25),
                                                new Text(".")),
                                        BODY + 25)),
                                BODY + 24));
        assertThat(pages.get(1).notes()).hasSize(1);
    }

    @Test
    void aLabIsAScriptWhoseLinesAreThoseOfTheFile() throws ContentError.Found {
        String body = """
                Before.

                ```lab one-lab "One lab"
                actors alice
                alice f = memfd_create("note")
                predict "What comes?"
                  - nothing : it is empty
                  * four bytes
                alice write(f, "four") -> 4
                ```

                After.

                ```lab two-lab
                actors bob
                bob getsockname(3) -> EBADF
                ```
                """;
        Lesson lesson = parse(HEAD + body);
        LabBlock lab = lesson.mainLab().orElseThrow();
        assertThat(List.of(lab.name(), lab.title(), lab.line())).isEqualTo(List.of("one-lab", "One lab", BODY + 2));
        assertThat(lab.script().title()).contains("One lab");
        assertThat(lab.script().steps().get(0).number()).isEqualTo(BODY + 4);
        assertThat(lesson.lab("two-lab").orElseThrow().title()).isEqualTo("two lab");
        assertThat(lesson.pageOf("two-lab")).isZero();
        assertThat(lesson.pageOf("three-lab")).isEqualTo(-1);
        assertThat(lesson.questions())
                .containsExactly(new Question(
                        "one-lab#1",
                        Optional.of("one-lab"),
                        BODY + 5,
                        "What comes?",
                        List.of(
                                new Step.Answer(false, "nothing", Optional.of("it is empty")),
                                new Step.Answer(true, "four bytes", Optional.empty()))));
        assertThat(lesson.questions().get(0).right()).isEqualTo(1);
        assertThat(lesson.pages().get(0).segments())
                .containsExactly(
                        new Page.Segment(Optional.empty(), List.of(paragraph("Before.", BODY))),
                        new Page.Segment(Optional.of(lab), List.of(paragraph("After.", BODY + 11))),
                        new Page.Segment(lesson.lab("two-lab"), List.of()));
    }

    @Test
    void aReviewQuestionHasAnswersAndAKey() throws ContentError.Found {
        String body = """
                ```review
                What travels,
                the number?
                - yes : numbers travel
                * no, a reference : the number is new
                ```
                """;
        List<Step.Answer> answers = List.of(
                new Step.Answer(false, "yes", Optional.of("numbers travel")),
                new Step.Answer(true, "no, a reference", Optional.of("the number is new")));
        Lesson lesson = parse(HEAD + body);
        assertThat(lesson.pages().get(0).blocks())
                .containsExactly(new ReviewBlock("What travels, the number?", answers, BODY));
        assertThat(lesson.reviews())
                .containsExactly(
                        new Question("review:06#1", Optional.empty(), BODY, "What travels, the number?", answers));
    }

    @Test
    void aMeasurementHasATitleAndAQuestionThatIsAnsweredBefore() throws ContentError.Found {
        String body = """
                ```measure "Copying against passing"
                Which grows?
                - both : all is moved
                * the copy : a reference stays as it is
                ```
                """;
        List<Step.Answer> answers = List.of(
                new Step.Answer(false, "both", Optional.of("all is moved")),
                new Step.Answer(true, "the copy", Optional.of("a reference stays as it is")));
        Block block = new Block.MeasureBlock("Copying against passing", "Which grows?", answers, BODY);
        Lesson lesson = parse(HEAD + body);
        assertThat(lesson.pages().get(0).blocks()).containsExactly(block);
        assertThat(lesson.pages().get(0).segments())
                .containsExactly(new Page.Segment(Optional.empty(), List.of(block)));
        assertThat(lesson.questions())
                .containsExactly(new Question("measure:06#1", Optional.empty(), BODY, "Which grows?", answers));
    }

    @Test
    void theNamesOfLabsAreFoundInABrokenLesson() {
        assertThat(LessonParser.labNames("x\n```lab one \"One\"\n```\n~~~lab no\n````lab two\n"))
                .containsExactly("one", "two");
    }

    private static Paragraph paragraph(String text, int line) {
        return new Paragraph(List.of(new Text(text)), line);
    }

    private static Lesson parse(String text) throws ContentError.Found {
        return LessonParser.parse(text, "06-first", "06-first/lesson.md");
    }
}
