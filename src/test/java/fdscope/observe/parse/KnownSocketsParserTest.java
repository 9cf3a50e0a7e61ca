package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.KnownSocket;
import org.junit.jupiter.api.Test;

class KnownSocketsParserTest {
    @Test
    void aLineIsASocket() {
        KnownSocketsParser.Result result = KnownSocketsParser.parse(
                "f", "# heading\n\nbus | /run/*/bus | /run/a/bus | The bus, ours: carries | all.\n");

        assertThat(result.errors()).isEmpty();
        assertThat(result.sockets().all())
                .containsExactly(new KnownSocket(
                        "bus", "/run/*/bus", "/run/a/bus", "The bus, ours", "The bus, ours: carries | all."));
    }

    @Test
    void everyFaultIsToldWithItsLineAndTheOtherLinesCount() {
        KnownSocketsParser.Result result = KnownSocketsParser.parse("known.txt", """
                bus | /run/bus | /run/bus | Bus: one.
                Bus | run/bus | run/bus | Bus
                bus | /run/bus
                bus | /run/bus | /run/bus | Bus: again.
                bus | /run/**/bus | /run/bus | Bus: deep.
                tea | @tea | @tea | Tea: two.
                """);

        assertThat(String.join("\n", result.errors())).isEqualTo("""
                known.txt:2: Bus: no key, expected small letters, digits and -
                known.txt:2: run/bus: no pattern, expected a path from /, a path from **/, or @ and a name
                known.txt:2: expected a title, a colon and a sentence with its full stop
                known.txt:3: expected four parts with " | " between them, KEY | PATTERN | EXAMPLE | TITLE: sentence
                known.txt:4: /run/bus: this pattern stands in a line above
                known.txt:5: /run/**/bus: no pattern, expected a path from /, a path from **/, or @ and a name""");
        assertThat(result.sockets().keys()).containsExactly("bus", "tea");
    }
}
