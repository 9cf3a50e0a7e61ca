package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of {@code send} and {@code recv}: read the same on both ways, and refused with what was expected. */
class PassWordsTest {
    private static final PassOption AT = new PassOption("--at", "N", "");
    private static final PassOption JSON = new PassOption("--json", "", "");

    @Test
    void optionsStandAnywhereBeforeTheirEnd() throws WrongUse {
        assertThat(PassWords.read(
                        "recv",
                        List.of(AT, JSON),
                        "--run",
                        List.of("a", "--at", "3", "b", "--json", "--run", "c", "--at").stream()
                                .map(Bytes::utf8)
                                .toList()))
                .isEqualTo(new PassWords(
                        "recv",
                        List.of(Bytes.utf8("a"), Bytes.utf8("b")),
                        Map.of("--at", Bytes.utf8("3"), "--json", Bytes.EMPTY),
                        Optional.of(List.of(Bytes.utf8("c"), Bytes.utf8("--at")))));
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() throws WrongUse {
        Bytes odd = Bytes.of((byte) 0xff, (byte) '=');
        assertThat(PassWords.read(
                                "send",
                                List.of(AT),
                                "--",
                                List.of(Bytes.utf8("--at=").plus(odd)))
                        .options())
                .isEqualTo(Map.of("--at", odd));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send | send: the ADDRESS is missing: a path, @NAME or fd:N",
                "send s --att | send: --att is no option of it",
                "send s -x | send: -x is no option of it",
                "send s --type | send: --type lacks its TYPE",
                "send s --type tcp | send: --type tcp: expected stream, dgram or seqpacket",
                "send s --type=dgram --listen"
                        + " | send: datagrams have no connection: send connects to the name that recv listens at",
                "send s --listen=3 | send: --listen takes no value",
                "send s --listen --listen | send: --listen is there twice",
                "send s --listen --connect | send: --listen and --connect exclude each other",
                "send s x | send: x: expected a descriptor: 3, or 4711:3 for that of process 4711; data goes behind --",
                "send s --timeout -1 | send: --timeout -1: expected seconds, from 0 to 86400",
                "send s --timeout 1e999999999 | send: --timeout 1e999999999: expected seconds, from 0 to 86400",
                "send s --timeout 1e-99999999 | send: --timeout 1e-99999999: expected seconds, from 0 to 86400",
                "send s --data-from 0 -- x | send: --data-from, --empty and -- DATA exclude each other",
                "send fd:3 --listen | send: fd:3 is what it is: --listen, --connect and --type are for names",
                "recv s t | recv: one ADDRESS is enough; a program stands behind --run",
                "recv s --at 3 | recv: --at, --data-at and --listen-fds are for a program: --run CMD",
                "recv s --run | recv: --run lacks its CMD",
                "recv s --json --run x | recv: --json and --run exclude each other: the output is the program's",
                "recv s --at 3,,4 --run x | recv: --at : expected a number from 0 to 1048576",
                "recv s --at 3 --data-at 3 --run x"
                        + " | recv: two descriptors cannot have one number; see --at and --data-at",
                "recv s --room 254 | recv: --room 254: expected a number from 0 to 253",
                "recv s --connect --type dgram"
                        + " | recv: datagrams have no connection: send connects to the name that recv listens at",
            })
    void wrongWordsAreToldOnBothWays(String words, String told) {
        String[] line = words.split(" ");
        String expected = "fdscope: " + told + "\nSee fdscope " + line[0] + " --help.\n";
        Said shortly = new Said();
        assertThat(ShortWay.fits(line)).isTrue();
        assertThat(ShortWay.run(line, shortly.surroundings())).isEqualTo(2);
        assertThat(shortly.err()).isEqualTo(expected);
        Said wholly = new Said();
        assertThat(new Cli(wholly.surroundings()).run(line)).isEqualTo(2);
        assertThat(wholly.err()).isEqualTo(expected);
    }

    @Test
    void helpIsForThemAndNotForTheProgramThatIsRun() {
        assertThat(ShortWay.fits(new String[] {"recv", "s", "--help"})).isFalse();
        assertThat(ShortWay.fits(new String[] {"recv", "s", "--run", "ls", "--help"}))
                .isTrue();
        Said said = new Said();
        assertThat(new Cli(said.surroundings()).run("recv", "s", "--help")).isZero();
        assertThat(said.out()).startsWith("Usage: fdscope recv ADDRESS [OPTIONS] [--run CMD [ARG...]]\n");
    }

    /** What a command said. */
    private static final class Said {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();

        Surroundings surroundings() {
            return new Surroundings(
                    Path.of("."),
                    Path.of("."),
                    Map.of(),
                    new ByteArrayInputStream(new byte[0]),
                    new TextOut(out, true, false),
                    new TextOut(err, true, true),
                    new NoMachine(),
                    contents -> 0);
        }

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }
}
