package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextOutTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void controlCharactersNeverReachTheTerminal() {
        assertThat(printed(true, "a\u001b[31mb\rc\u009bd\u202ee")).isEqualTo("a\\e[31mb\\rc\\x9bd\\u202ee\n");
    }

    @Test
    void aLocaleThatIsNotUtf8GetsAsciiForms() {
        assertThat(printed(false, "≠ “x” → é ─│┌ 日")).isEqualTo("!= \"x\" -> e -|+ ?\n");
    }

    @Test
    void aUtf8LocaleGetsTheCharactersThemselves() {
        assertThat(printed(true, "≠ é")).isEqualTo("≠ é\n");
    }

    @Test
    void theFirstLocaleVariableThatIsSetDecides() {
        assertThat(TextOut.isUtf8(Map.of("LC_ALL", "C", "LANG", "en_GB.UTF-8"))).isFalse();
        assertThat(TextOut.isUtf8(Map.of("LC_ALL", "", "LANG", "en_GB.utf8"))).isTrue();
        assertThat(TextOut.isUtf8(Map.of())).isFalse();
    }

    @Test
    void aReaderThatWentAwayIsNoError() {
        TextOut out = new TextOut(failing("Broken pipe"), true, false);
        out.line("x");
        assertThatThrownBy(out::flush).isInstanceOf(ReaderGone.class);
    }

    @Test
    void aFullDiskIsAnError() {
        TextOut out = new TextOut(failing("No space left on device"), true, false);
        out.line("x");
        assertThatThrownBy(out::flush)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the output cannot be written: No space left on device");
    }

    @Test
    void nobodyMindsWhereErrorsCannotBeTold() {
        TextOut err = new TextOut(failing("Broken pipe"), true, true);
        err.line("x");
        err.flush();
        assertThat(bytes.size()).isZero();
    }

    private String printed(boolean utf8, String text) {
        TextOut out = new TextOut(bytes, utf8, false);
        out.line(text);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
