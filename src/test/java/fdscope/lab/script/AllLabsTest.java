package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllLabsTest {
    static List<Path> labs() {
        return Labs.all();
    }

    @Test
    void thereAreFortyOne() {
        assertThat(labs()).hasSize(41);
    }

    @ParameterizedTest
    @MethodSource("labs")
    void aLabOfTheCourseHasNoFault(Path lab) {
        assertThat(Labs.errors(Labs.read(lab))).isEmpty();
    }
}
