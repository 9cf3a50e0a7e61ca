package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/lab-language.md describes what is built. */
class ReferenceTest {
    private static final String TEXT = Labs.read(Path.of("docs/lab-language.md"));

    @Test
    void itsLabsHaveNoFault() {
        Matcher fence = Pattern.compile("^```(lab .*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(TEXT);
        List<String> names = new ArrayList<>();
        while (fence.find()) {
            assertThat(Labs.errors(fence.group(1))).isEmpty();
            names.add(Labs.parse(fence.group(1)).name());
        }
        assertThat(names).containsExactly("offset-is-shared", "three-kinds");
    }

    @Test
    void everyCallStandsThereWithItsArguments() {
        for (String name : CallTable.calls()) {
            CallTable.Signature signature = CallTable.call(name).orElseThrow();
            boolean special = !signature.keywords().isEmpty() || name.equals("syscall");
            boolean mapping = !signature.parameters().isEmpty()
                    && signature.parameters().get(0).wants() == CallTable.Wants.MAPPING;
            String wanted = special || mapping ? name + "(" : signature.toString();
            assertThat(TEXT).contains(wanted);
        }
    }

    @Test
    void everyFunctionAndFieldAndWordStandsThere() {
        assertThat(CallTable.functions())
                .allSatisfy(name -> assertThat(TEXT).contains("`" + name + "(").as(name))
                .hasSizeGreaterThan(30);
        for (Yield yields : Yield.values()) {
            assertThat(yields.fields().keySet())
                    .allSatisfy(field -> assertThat(TEXT).containsPattern("\\b" + field + "\\b"));
        }
        assertThat(Vocabulary.LINE_WORDS).allSatisfy(word -> assertThat(TEXT).contains("`" + word + " "));
    }
}
