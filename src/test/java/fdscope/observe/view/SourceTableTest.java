package fdscope.observe.view;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.Captures;
import fdscope.observe.Owner;
import fdscope.observe.Owners;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketSnapshot;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceTableTest {
    private static final Set<Source> ALL = Set.copyOf(SourceTable.COLUMNS);
    private static final Owner BOB = new Owner(4712, 6, Bytes.utf8("b\u001bob"));

    @Test
    void whatThreeSourcesSayOfASocketStandsSideBySide() {
        assertThat(text(Captures.merged(), "pair-a")).isEqualTo("""
                type | 0001 | u_str | type 1 | = stream
                state | 03 | ESTAB | state 1 | = connected
                name | - | * | no NAME | = unnamed
                peer | not shown | 1001927 | PEER 1001927 | = 1001927 b\\eob 4712 fd 6
                recv | not shown | 0 | RQLEN 0, _ | = 0 B
                send | not shown | 768 | RQLEN _, 768 | = 768 B charged
                shutdown | not shown | <-> | SHUTDOWN 0 | = both ways open
                refs | 00000003 | not shown | not shown | 3 (not fds)
                memory | not shown | t768, tb212992 | t 768, tb 212992 | = 768 B of 212992
                file | not shown | - | no VFS | -
                uid | not shown | not shown | UID 0 | 0
                owner | not shown | python3,28500,34 | not shown | none found
                in flight | not shown | not shown | not shown | 0 (empty queue)
                """);
    }

    @Test
    void aListenerHasClientsThatWaitAndRoomForMore() {
        assertThat(text(Captures.merged(), "listen-bl5")).contains("""
                state | 01, 00010000 | LISTEN | state 10 | = listening
                name | /run/user/1000/zoo/listen.sock | /run/user/1000/zoo/listen.sock | /run/user/1000/zoo/listen.sock | = /run/user/1000/zoo/listen.sock
                peer | not shown | 0 | no PEER | -
                waiting | not shown | 3 | RQLEN 3, _ | = 3 connections
                backlog | not shown | 5 | RQLEN _, 5 | = room for 6
                shutdown | not shown | <-> | SHUTDOWN 0 | = both ways open
                clients | not shown | peers: 1001918 1001919 1001920 | ICONS 1001918 1001919 1001920 | = 1001918 1001919 1001920
                """).contains("""
                file | not shown | ? | VFS inode 1671180 on 254:0 | inode 1671180 on 254:0
                """);
    }

    @Test
    void whereSourcesDifferBothStandAndTheVerdictIsConflict() {
        SocketSnapshot snapshot = Captures.merge(Map.of(
                Source.SOCK_DIAG, List.of(row(Source.SOCK_DIAG, SocketState.CONNECTED)),
                Source.PROC, List.of(row(Source.PROC, SocketState.LISTENING))));

        assertThat(text(snapshot, 7)).contains("""
                type | 0001 | not asked | type 1 | = stream
                state | 01, 00010000 | not asked | state 1 | ≠ conflict
                """);
    }

    @Test
    void aSourceThatDoesNotListItIsNotOneThatFailed() {
        Source proc = Source.PROC;
        SocketSighting other =
                SocketSighting.of(Source.SOCK_DIAG, Bytes.EMPTY).inode(8).build();
        SocketSnapshot snapshot = Captures.merge(
                Map.of(proc, List.of(row(proc, SocketState.UNCONNECTED)), Source.SOCK_DIAG, List.of(other)));

        assertThat(text(snapshot, 7)).startsWith("type | 0001 | not asked | no row | stream\n");
        assertThat(SourceTable.silent(listing(snapshot, ALL))).isEqualTo(Map.of(Source.SS, "?"));
    }

    private static SocketSighting row(Source source, SocketState state) {
        return SocketSighting.of(source, Bytes.EMPTY)
                .inode(7)
                .type(Optional.of(SocketType.STREAM))
                .state(Optional.of(state))
                .name(new UnixAddress.Unnamed())
                .build();
    }

    private static String text(SocketSnapshot snapshot, String what) {
        return text(snapshot, Captures.inode(what));
    }

    private static String text(SocketSnapshot snapshot, long inode) {
        Set<Source> asked = snapshot.sockets().size() > 5 ? ALL : Set.of(Source.PROC, Source.SOCK_DIAG);
        SocketListing listing = listing(snapshot, asked);
        SocketRow row = listing.row(inode).orElseThrow();
        Optional<SocketRow> peer = row.socket().peer().flatMap(listing::row);
        return SourceTable.of(row, peer, SourceTable.silent(listing)).lines().stream()
                .map(line -> line.label() + " | " + String.join(" | ", line.cells()) + " | " + line.verdict() + "\n")
                .collect(Collectors.joining());
    }

    /** bob holds the other end of pair-a, and nobody holds anything else. */
    private static SocketListing listing(SocketSnapshot snapshot, Set<Source> asked) {
        Owners.Part walk = new Owners.Part();
        walk.add(Captures.inode("pair-b"), BOB);
        walk.lookedInto();
        Owners owners = Owners.Part.joined(List.of(walk), Optional.empty());
        return new SocketListing(
                SocketQuestion.USUAL.of(asked),
                Optional.empty(),
                SocketListing.join(snapshot, Optional.of(owners), Map.of(), Set.of()),
                List.of(),
                Instant.EPOCH,
                Duration.ZERO);
    }
}
