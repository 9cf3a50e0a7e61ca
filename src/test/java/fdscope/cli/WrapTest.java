package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WrapTest {
    @Test
    void wordsGoToTheNextLineWhole() {
        assertThat(Wrap.hanging("one two three four", 9, "- ", "  ")).containsExactly("- one two", "  three", "  four");
    }

    @Test
    void aWordTooLongForALineStandsAlone() {
        assertThat(Wrap.of("a muchtoolongword b", 6)).containsExactly("a", "muchtoolongword", "b");
    }

    @Test
    void nothingIsOneEmptyLine() {
        assertThat(Wrap.of("", 6)).containsExactly("");
    }
}
