package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lesson may not have is told with its line, all at once. */
class LessonFaultsTest {
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

    private static String errors(String text) {
        ContentError.Found found = catchThrowableOfType(
                ContentError.Found.class, () -> LessonParser.parse(text, "06-first", "06-first/lesson.md"));
        return found == null ? "no error" : found.getMessage();
    }
}
