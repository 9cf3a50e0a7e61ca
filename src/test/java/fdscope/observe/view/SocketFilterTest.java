package fdscope.observe.view;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.UnixAddress;
import fdscope.observe.Captures;
import fdscope.observe.Doubt;
import fdscope.observe.KnownSocket;
import fdscope.observe.KnownSockets;
import fdscope.observe.NoOwner;
import fdscope.observe.Rows;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.observe.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketFilterTest {
    private static final FilterNames NAMES = FilterNames.NONE
            .withKnown(name -> name.name().text().endsWith("wayland-1") ? Optional.of("wayland") : Optional.empty())
            .withUsers(name -> name.equals("ann") ? OptionalLong.of(1000) : OptionalLong.empty());

    private static final SocketListing LISTING = Rows.listing(
            Rows.listening(1, 20L)
                    .path("/run/user/1000/wayland-1")
                    .of("Sway 700 5")
                    .inFlight(3)
                    .uid(1000),
            Rows.connected(2, 3)
                    .path("/run/user/1000/wayland-1")
                    .of("Sway 700 7")
                    .uid(1000),
            Rows.connected(3, 2)
                    .of("foot 701 4")
                    .of("foot 702 4")
                    .queues(12, 768)
                    .uid(1000),
            Rows.dgram(4)
                    .abstractName("Some Name")
                    .of("log daemon 300 3")
                    .uid(0)
                    .inFlight(0),
            Rows.dgram(5, 4).of("foot 701 9").uid(1000),
            Rows.connected(6, 0).nobody(NoOwner.IN_FLIGHT),
            Rows.connected(7, 99).nobody(NoOwner.NOT_PERMITTED),
            Rows.listening(8).path("/tmp/\u001b[31m\u00e9").unproven(Doubt.Kind.UNCONFIRMED),
            Rows.connected(20, 0).of("late 800 3"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type:dgram | 4 5",
                "type:s | 1 2 3 6 7 8 20",
                "TYPE:DGRAM | 4 5",
                "state:list | 1 8",
                "state:con | 2 3 5 6 7 20",
                "owner:sway | 1 2",
                "owner:701 | 3 5",
                "owner:70 | ",
                "owner:\"log d\" | 4",
                "pid:702 | 3",
                "pid:>=701 | 3 5 20",
                "pid:300..700 | 1 2 4",
                "fd:4 | 3",
                "uid:0 | 4",
                "uid:>0 | 1 2 3 5",
                "user:ann | 1 2 3 5",
                "user:0 | 4",
                "inode:3 | 3",
                "inode:<=2 | 1 2",
                "peer:2 | 3",
                "peer:foot | 2",
                "peer:701 | 2",
                "peer:99 | 7",
                "peer:sway | 3 20",
                "peer:log | 5",
                "peer:0 | ",
                "recv:>0 | 1 3",
                "recv:12 | 3",
                "recv:=12 | 3",
                "send:>0 | 3",
                "fds:>0 | 1",
                "fds:0 | 4",
                "-fds:0 | 1 2 3 5 6 7 8 20",
                "known:wayland | 1 2",
                "known:way | 1 2",
                "is:known | 1 2",
                "is:unproven | 8",
                "is:ownerless | 6 7 8",
                "is:in-flight | 6",
                "is:in | 6",
                "is:not-readable | 7",
                "is:conflict | ",
                "is:waiting | 20",
                "is:pathname | 1 2 8",
                "is:abstract | 4",
                "is:unnamed | 3 5 6 7 20",
                "name:/RUN | 1 2",
                "name:@some | 4",
                "name:\"some name\" | 4",
                "name:'some name' | 4",
                "name:some name | 4",
                "name:\\e[31 | 8",
                "name:\u00c9 | 8",
                "wayland | 1 2",
                "foot | 3 5",
                "SWAY | 1 2",
                "2 | 2 20",
                "702 | 3",
                "0 | 1 2",
                "\"e N\" | 4",
                "-type:stream | 4 5",
                "!type:stream !name:some | 5",
                "-foot -sway | 4 6 7 8 20",
                "-name:\"some name\" type:dgram | 5",
                "  type:stream   owner:sway  state:listening | 1",
                "/run/user/1000/way | 1 2",
            })
    void aWordLetsThroughWhatItSays(String words, String inodes) {
        SocketFilter filter = SocketFilter.of(words, NAMES);

        assertThat(filter.mistakes()).isEmpty();
        assertThat(passed(filter)).isEqualTo(inodes == null ? "" : inodes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "type:", "-", "!", "-type:", "recv:>", "fds:>=", "pid:1..", "\"", "name:\"", "IS: ", "peer:"
            })
    void anUnfinishedWordLetsAllThrough(String words) {
        SocketFilter filter = SocketFilter.of(words, NAMES);

        assertThat(filter.isEmpty()).isTrue();
        assertThat(filter.mistakes()).isEmpty();
        assertThat(filter.rows(LISTING)).isEqualTo(LISTING.rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tpye: | tpye: is no field; did you mean type?",
                "sta:listening | sta: is no field; did you mean state?",
                "colour:red | colour: is no field; fields are name, type, state, owner, pid, fd, uid, user, inode, peer,"
                        + " recv, send, fds, known, is; quotes around the word look for it in names",
                "type:steam | type:steam: is no type; did you mean stream?",
                "type:tcp | type:tcp: is no type; expected one of stream, dgram, seqpacket",
                "is:unprovn | is:unprovn: is no quality; did you mean unproven?",
                "recv:many | recv:many: is no number, expected recv:7, >0, <=9 or 1..9",
                "pid:-1 | pid:-1: is no number, expected pid:7, >0, <=9 or 1..9",
                "user:zoe | user:zoe: no such user is known here, expected a name or a number",
                "typ\u00e8:x | typ\u00e8: is no field; did you mean type?",
            })
    void aMistakeIsToldAndLetsAllThrough(String words, String sentence) {
        SocketFilter filter = SocketFilter.of(words, NAMES);

        assertThat(filter.mistakes()).containsExactly(sentence);
        assertThat(filter.mistake()).contains(sentence);
        assertThat(filter.rows(LISTING)).isEqualTo(LISTING.rows());
    }

    @Test
    void aKeyWordThatNoKnownSocketHasIsAMistake() {
        KnownSockets sockets =
                new KnownSockets(List.of(new KnownSocket("wayland", "/run/user/*/wayland-*", "", "", "")));
        FilterNames names = FilterNames.NONE.withKnown(sockets);

        assertThat(passed(SocketFilter.of("known:way", names))).isEqualTo("1 2");
        assertThat(passed(SocketFilter.of("way", names))).isEqualTo("1 2");
        assertThat(SocketFilter.of("known:waylnad", names).mistakes())
                .containsExactly("known:waylnad: is no key word of a known socket; did you mean wayland?");
    }

    @Test
    void theOtherWordsHoldBesideAMistake() {
        SocketFilter filter = SocketFilter.of("tpye:x uid:0 recv:no", NAMES);

        assertThat(filter.mistakes()).hasSize(2);
        assertThat(passed(filter)).isEqualTo("4");
    }

    @Test
    void aWordWithAColonInQuotesIsLookedForInNames() {
        SocketListing listing =
                Rows.listing(Rows.dgram(1).abstractName("x:1"), Rows.dgram(2).abstractName("1"));

        assertThat(SocketFilter.of("\"x:1\"", NAMES).rows(listing))
                .extracting(SocketRow::inode)
                .containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type:dgram | type:dgram",
                "log daemon | \"log daemon\"",
                "owner:log daemon | owner:\"log daemon\"",
                "-owner:log daemon | -owner:\"log daemon\"",
                "name:\"a b\" | name:\"a b\"",
            })
    void anArgumentOfACommandLineKeepsItsBlanks(String argument, String word) {
        assertThat(SocketFilter.quoted(argument)).isEqualTo(word);
    }

    @Test
    void everyFieldHasItsLineOfHelp() {
        assertThat(SocketFilter.help())
                .hasSize(FilterField.values().length + 1)
                .contains(
                        "pid:N       a process with this pid has it", "            known, pathname, abstract, unnamed")
                .allMatch(line -> line.length() <= 76);
    }

    @Test
    void theZooIsFilteredByWhatItIs() {
        SocketListing zoo = Rows.listing(SocketListing.join(
                Captures.merge(Map.of(Source.SOCK_DIAG, Captures.diag(), Source.PROC, Captures.proc())),
                Optional.empty(),
                Map.of(),
                Set.of()));

        assertThat(inodes("is:waiting", zoo))
                .isEqualTo(Stream.of("pending-client0", "pending-client1", "pending-client2")
                        .map(Captures::inode)
                        .collect(Collectors.toSet()));
        assertThat(inodes("type:seqpacket state:connected", zoo))
                .isEqualTo(Set.of(Captures.inode("sqpair-a"), Captures.inode("sqpair-b")));
        assertThat(inodes("name:\\xff", zoo)).contains(Captures.inode("nonutf8"));
        assertThat(inodes("is:unproven -inode:0", zoo)).containsExactly(99999999L);
    }

    @Test
    void aNameIsComparedAsItIsShownEvenIfItsBytesAreNoText() {
        UnixAddress name = new UnixAddress.Pathname(Bytes.of((byte) '/', (byte) 0xff, (byte) 'A'));

        assertThat(new Needle("/\\xffa").isIn(name)).isTrue();
        assertThat(new Needle("\\xfe").isIn(name)).isFalse();
    }

    private static Set<Long> inodes(String words, SocketListing listing) {
        return SocketFilter.of(words, NAMES).rows(listing).stream()
                .map(SocketRow::inode)
                .collect(Collectors.toSet());
    }

    private static String passed(SocketFilter filter) {
        List<SocketRow> rows = filter.rows(LISTING);
        return rows.stream().map(row -> Long.toString(row.inode())).collect(Collectors.joining(" "));
    }
}
