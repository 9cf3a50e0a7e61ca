package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path temp;

    @Test
    void onATerminalItSaysWhatToPasteBeforeItReads() {
        assertThat(run("close(3) = 0\n", "explain")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "Paste rows of /proc/net/unix, of ss -xaemp or lines of strace -f -yy; Ctrl-D ends. Or name a"
                                + " socket: fdscope explain INODE.\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                line 1: a line of strace
                  close(3) = 0
                  call    close
                          Gives the number back; the open file lives on while another
                          descriptor or a message in flight holds it. [man 2 close]
                  fd      3  = descriptor 3
                          The descriptor that is closed. [struct fdtable.fd; man 2 close]
                  result  0
                          0: the number is free again. [man 2 close]

                """);
    }

    @Test
    void whereNoSocketCanBeLookedAtTheCodeIsThreeAndTheJsonIsWhole() {
        assertThat(run("", "explain", "--json", "12")).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[]\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("fdscope: not on this system\n");
    }

    private int run(String in, String... words) {
        Surroundings surroundings = new Surroundings(
                temp,
                temp,
                Map.of(),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new TextOut(out, true, false),
                new TextOut(err, true, true),
                new Terminal(),
                contents -> 0);
        return new Cli(surroundings).run(words);
    }

    /** A terminal on a machine that has no sockets to look at. */
    private static final class Terminal extends NoMachine {
        @Override
        public boolean isTerminal(int fd) {
            return true;
        }
    }
}
