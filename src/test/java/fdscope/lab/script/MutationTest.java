package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an author mistypes, the answer is a list of errors with lines of the file. */
class MutationTest {
    private static final int MUTATIONS_PER_LAB = 100;
    private static final Pattern TOKEN = Pattern.compile("\\s+|\\w+|\"|->|.", Pattern.DOTALL);

    static List<Path> labs() {
        return Labs.all();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void aMutatedLabGivesErrorsWithLinesOfTheFile(Path lab) {
        List<String> tokens = tokens(Labs.read(lab));
        Random random = new Random(lab.getFileName().toString().hashCode());
        for (int i = 0; i < MUTATIONS_PER_LAB; i++) {
            String mutant = mutate(tokens, random);
            int lines = mutant.split("\n", -1).length;
            for (ScriptError error : errors(mutant)) {
                assertThat(error.line()).as("%s\n%s", error, mutant).isBetween(1, lines);
                assertThat(error.message()).doesNotContain("\n").isNotBlank();
            }
        }
    }

    private static List<ScriptError> errors(String text) {
        try {
            ScriptParser.parse(text, "m.lab", 1, "m");
            return List.of();
        } catch (ScriptError.Found found) {
            assertThat(found.errors()).isNotEmpty();
            return found.errors();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static String mutate(List<String> tokens, Random random) {
        List<String> mutant = new ArrayList<>(tokens);
        int at = random.nextInt(mutant.size());
        switch (random.nextInt(4)) {
            case 0 -> mutant.remove(at);
            case 1 -> mutant.add(at, mutant.get(at));
            case 2 -> mutant.set(at, tokens.get(random.nextInt(tokens.size())));
            default -> {
                String other = mutant.get(Math.max(0, at - 1));
                mutant.set(Math.max(0, at - 1), mutant.get(at));
                mutant.set(at, other);
            }
        }
        return String.join("", mutant);
    }
}
