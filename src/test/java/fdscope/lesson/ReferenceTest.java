package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fdscope.lesson.Block.Paragraph;
import fdscope.lesson.Glossary.Term;
import fdscope.lesson.Inline.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void aTermIsAHeadingAndItsMeaning() throws ContentError.Found {
        Glossary words = Glossary.parse("## Open File\n\nA thing.\n\n## peer\n\nThe other.\n", "g.md");
        Term open = new Term("open-file", "Open File", List.of(new Paragraph(List.of(new Text("A thing.")), 3)), 1);
        assertThat(words.terms().get(0)).isEqualTo(open);
        assertThat(words.keys()).containsExactly("open-file", "peer");
        assertThat(words.term("open file")).contains(open);
        assertThat(words.term("OPEN-FILE")).contains(open);
        assertThat(words.term("other")).isEmpty();
    }

    @Test
    void aFaultyGlossaryTellsAll() {
        String text = """
                Before.

                ## peer

                ## embryo

                Text.

                ## Embryo

                ```notes
                x
                ```
                """;
        ContentError.Found found = catchThrowableOfType(ContentError.Found.class, () -> Glossary.parse(text, "g.md"));
        assertThat(found).hasMessage("""
                        g.md:1: no meaning of a term, expected ## TERM and then text
                        g.md:3: peer has no meaning, expected a paragraph
                        g.md:9: Embryo is explained in line 5 already, expected it once
                        g.md:11: no meaning of a term, expected ## TERM and then text""");
    }

    @Test
    void aFaultySyllabusTellsAll() {
        String text = """
                {"lessons": [
                  {"number": 1, "title": "One", "part": "F", "minutes": 25},
                  {"number": 1, "title": "Two", "part": "A", "minutes": -3},
                  {"number": "2", "part": "A", "minutes": 1, "size": 3}],
                 "more": true}
                """;
        ContentError.Found found = catchThrowableOfType(ContentError.Found.class, () -> Syllabus.parse(text, "s.json"));
        assertThat(found).hasMessage("""
                        s.json:2: part F, expected one letter A to E
                        s.json:3: minutes, expected a whole number
                        s.json:3: lesson 1 stands in line 2 already
                        s.json:4: number, expected a whole number
                        s.json:4: title is missing, expected text
                        s.json:4: size: no such key, expected one of number, part, title, minutes
                        s.json:5: more: no such key, expected one of lessons""");
    }
}
