package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallWordsTest {
    /** Beside the longest call with its parameters there is so much room on 80 columns. */
    private static final int ROOM = 40;

    @Test
    void everyCallAndEveryFunctionHasALineThatFitsBesideIt() {
        List<String> names = new ArrayList<>(CallTable.calls());
        names.addAll(CallTable.functions());
        assertThat(CallWords.all().keySet()).containsExactlyElementsOf(names);
        assertThat(CallWords.all().values())
                .allSatisfy(line -> assertThat(line).hasSizeBetween(5, ROOM).doesNotEndWith("."));
        assertThat(CallWords.all().values()).doesNotHaveDuplicates();
    }

    @Test
    void theReferenceSaysTheSame() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/lab-language.md"));
        List<String> rows = CallTable.calls().stream()
                .map(name -> "| `" + CallTable.call(name).orElseThrow() + "` | " + CallWords.of(name) + " |")
                .toList();
        assertThat(page).containsSubsequence(rows);
    }
}
