package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void everyFaultIsToldAtOnceInTheOrderOfLines() {
        String text = """
                ---
                tittle: Your first
                part: F
                minutes: soon
                part: B
                idea:
                  nested: yes
                ---
                # Title

                [away](http://example.org) and <b>bold</b>

                ![picture](x.png)

                ```lab Bad Name
                ```

                ```labb x
                """;
        assertThat(errors(text)).isEqualTo("""
                        06-first/lesson.md:1: the front matter lacks title, question
                        06-first/lesson.md:2: tittle: not a key of a lesson, expected one of title, part, minutes, question, idea, seen-in; did you mean title?
                        06-first/lesson.md:3: part: F, expected one letter A to E
                        06-first/lesson.md:4: minutes: soon, expected a whole number from 1 to 240
                        06-first/lesson.md:5: part stands in line 3 already, expected it once
                        06-first/lesson.md:6: idea: no value, expected plain text on the same line
                        06-first/lesson.md:7: "nested: yes" in the front matter, expected KEY: VALUE on one line
                        06-first/lesson.md:9: a heading of the first level, expected ##; the title is in the front matter
                        06-first/lesson.md:11: link to http://example.org, expected map:NAME, man:NAME(SECTION), lab:NAME, term:NAME or lesson:NN
                        06-first/lesson.md:11: HTML <b>, expected Markdown; for < as it is write `<`
                        06-first/lesson.md:11: HTML </b>, expected Markdown; for < as it is write `<`
                        06-first/lesson.md:13: image x.png, expected text: a terminal shows no images
                        06-first/lesson.md:15: ```lab Bad Name, expected ```lab NAME "title", the name in lower case with hyphens
                        06-first/lesson.md:16: the lab is empty; expected at least one step
                        06-first/lesson.md:18: the fence is never closed, expected a line with ```
                        06-first/lesson.md:18: ```labb, expected lab, review, measure, notes, c, sh or text after ```; did you mean lab?""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [x](map:a-b)          | link to map:a-b, expected the name of a kernel function, as in map:unix_scm_to_skb
                    [x](man:unix)         | link to man:unix, expected a page and its section, as in man:unix(7)
                    [x](lab:Bad)          | link to lab:Bad, expected the name of a lab, as in lab:offset-is-shared
                    [x](lesson:0)         | link to lesson:0, expected a number from 1 to 99, as in lesson:06
                    [x](term:)            | link to term:, expected a word of the glossary, as in term:open-file-description
                    [x](mp:f)             | link to mp:f, expected map:NAME, man:NAME(SECTION), lab:NAME, term:NAME or lesson:NN; did you mean map?
                    [x](term:open file)   | text with "](", expected a link without spaces in its target: [text](term:open-file)
                    [](map:fget)          | link to map:fget without text, expected [text](TARGET)
                    [x](map:fget "tip")   | link with a title, expected [text](map:fget)
                    <div>                 | HTML, expected Markdown
                    ***                   | a rule across the page, expected ## and a heading to begin a new page
                    [x]: map:fget         | a link definition, expected the target in the link: [text](map:NAME)
                    - # x                 | a heading inside a list or a quote, expected it at the left edge
                    ## [ ](lab:x)         | link to lab:x without text, expected [text](TARGET)
                    """)
    void whatALessonMayNotHaveIsTold(String line, String message) {
        assertThat(errors(HEAD + "text\n\n" + line + "\n")).startsWith("06-first/lesson.md:11: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    one  \\ntwo                                  | 9  | a hard line break, expected a new paragraph or a list
                    \\n    code                                  | 10 | code by indentation, expected a ``` fence with c, sh or text
                    ```\\nx\\n```                                | 9  | a fence without a word, expected lab, review, measure, notes, c, sh or text after ```
                    ```c main\\nx\\n```                          | 9  | ```c main, expected nothing after c
                    - ```review\\n  x\\n  ```                    | 9  | ```review inside a list or a quote, expected it at the left edge
                    ```review\\n- a\\n* b\\n```                  | 9  | the review asks nothing, expected a question before its answers
                    ```review\\nq\\n* b\\n```                    | 9  | the review has too few answers: 1, expected at least 2
                    ```review\\nq\\n* a\\n* b\\n```              | 9  | review needs exactly one right answer (*), found 2
                    ```review\\nq\\n* a\\n- b\\nmore\\n```       | 13 | "more" after an answer, expected - WRONG : MISCONCEPTION or * RIGHT : REASON
                    ```measure\\nq\\n* a\\n- b\\n```             | 9  | ```measure, expected ```measure "title"
                    ```notes\\n## page\\n```                     | 10 | a lab, a review, a measure or a page inside notes, expected it outside
                    ```lab x\\nlab y\\nactors a\\na exit(0)\\n```| 10 | lab y, expected no line "lab": the fence says x
                    a\\nb\\u001bc                                | 10 | character U+001B, expected text without control or direction characters; in a lab write \\xHH
                    a\\u202eb                                    | 9  | character U+202E, expected text without control or direction characters; in a lab write \\xHH
                    """)
    void aFaultHasItsLine(String body, int line, String message) {
        String text = body.replace("\\n", "\n").replace("\\u001b", "\u001b").replace("\\u202e", "\u202e");
        assertThat(errors(HEAD + text + "\n")).isEqualTo("06-first/lesson.md:" + line + ": " + message);
    }

    @Test
    void aFaultOfALabHasTheLineOfTheFile() {
        String body = "```lab x\nactors alice\nalise exit(0)\n```\n";
        assertThat(errors(HEAD + body))
                .startsWith("06-first/lesson.md:11: alise: neither an actor (alice) nor a word of the lab language");
    }

    @Test
    void withoutFrontMatterAndTextThereIsNoLesson() {
        assertThat(errors("Text.\n"))
                .isEqualTo(
                        "06-first/lesson.md:1: no front matter, expected --- and then title, part, minutes, question, idea");
        assertThat(errors(HEAD)).isEqualTo("06-first/lesson.md:9: the lesson has no text, expected at least one page");
        assertThat(errors("---\ntitle: x\n"))
                .startsWith("06-first/lesson.md:1: the front matter is never closed, expected a second ---\n");
        assertThat(errors("")).startsWith("06-first/lesson.md:1: no front matter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6-first", "00-first", "06_first", "06-First", "06-", "06-a--b"})
    void aFolderIsNumberAndSlug(String folder) {
        ContentError.Found found = catchThrowableOfType(
                ContentError.Found.class, () -> LessonParser.parse(HEAD + "Hook.\n", folder, "lesson.md"));
        assertThat(found).hasMessage("lesson.md:1: folder " + folder + ", expected NN-slug as in 06-in-flight");
    }

    @Test
    void nestingWithoutEndIsAFaultOfTheLesson() {
        assertThat(errors(HEAD + ">".repeat(20_000) + " deep\n"))
                .isEqualTo("06-first/lesson.md:1: nested too deeply, expected quotes, lists and emphasis a few deep");
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

    private static String errors(String text) {
        ContentError.Found found = catchThrowableOfType(ContentError.Found.class, () -> parse(text));
        return found == null ? "no error" : found.getMessage();
    }
}
