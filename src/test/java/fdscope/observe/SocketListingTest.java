package fdscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.view.SocketTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketListingTest {
    private static final Owners OWNERS = owners(List.of());

    private static Owners owners(List<Integer> hidden) {
        Owners.Part walk = new Owners.Part();
        walk.add(1001957, new Owner(7, 3, Bytes.utf8("a")));
        walk.add(1001957, new Owner(8, 4, Bytes.utf8("b")));
        walk.add(99999999, new Owner(9, 9, Bytes.utf8("not me")));
        walk.add(1001924, new Owner(28500, 32, Bytes.utf8("evil\u001b[2J")));
        hidden.forEach(walk::couldNotLookInto);
        return Owners.Part.joined(List.of(walk), Optional.empty());
    }

    @Test
    void theTableIsAlignedAndEscaped() {
        SocketListing listing = listing(Set.of(1001952L), 1001914, 1001916, 1001924, 1001952, 1001957, 99999999);

        assertThat(String.join("\n", SocketTable.lines(listing.rows(), KnownSockets.NONE)) + "\n")
                .isEqualTo("""
                 inode     type    state        recv  send  fds  peer     owner                  name
                 1001914   stream  unconnected  0     0     0    -        none found             /run/user/1000/zoo/\\e[31mred\\t\\x7f.sock
                 1001916   stream  listening    3/6   -     2    -        none found             /run/user/1000/zoo/listen.sock
                 1001924   stream  connected    0     768   0    1001925  evil\\e[2J 28500 fd 32  /run/user/1000/zoo/client.sock
                 1001952   stream  connected    0     0     0    1001953  nobody (in flight)     -
                 1001957   stream  unconnected  0     0     0    -        a 7 fd 3 and 1 more    -
                !99999999  stream  listening    ?     -     ?    ?        unproven: forged       /forged.sock
                """);
    }

    @Test
    void aForgedRowIsNotGivenTheOwnersOfItsInode() {
        SocketRow row = listing(Set.of(), 99999999).rows().get(0);

        assertThat(row.owners()).isEmpty();
        assertThat(row.isUnproven()).isTrue();
        assertThat(row.socket().sources()).containsExactly(Source.PROC);
        assertThat(row.socket().unproven().orElseThrow().why()).startsWith("forged: ");
    }

    @Test
    void aProcessThatCouldNotBeLookedIntoMayBeTheOwner() {
        Owners partly = owners(List.of(1));

        assertThat(rows(Optional.of(partly), Map.of(), Set.of(1001916L), 1001916)
                        .get(0)
                        .noOwner())
                .contains(NoOwner.NOT_PERMITTED);
    }

    @Test
    void whereNobodyLookedForOwnersThatIsTheReason() {
        assertThat(rows(Optional.empty(), Map.of(), Set.of(), 1001916).get(0).noOwner())
                .contains(NoOwner.NOT_ASKED);
    }

    @Test
    void asManyQueuedDescriptorsAsSocketsWithoutAnOwnerProveThemInFlight() {
        Map<Long, Long> counts = Map.of(1001957L, 2L);

        assertThat(rows(Optional.of(OWNERS), counts, Set.of(), 1001952, 1001957, 99999999))
                .extracting(SocketRow::noOwner)
                .containsExactly(Optional.of(NoOwner.IN_FLIGHT), Optional.empty(), Optional.of(NoOwner.NONE_FOUND));
        assertThat(rows(Optional.of(OWNERS), counts, Set.of(), 1001914, 1001916, 1001952))
                .extracting(SocketRow::noOwner)
                .containsOnly(Optional.of(NoOwner.NONE_FOUND));
    }

    @Test
    void aRowIsFoundByItsInode() {
        SocketListing listing = listing(Set.of(), 1001914, 1001916, 99999999);

        assertThat(listing.row(1001916).orElseThrow().inode()).isEqualTo(1001916);
        assertThat(listing.row(99999999)).isPresent();
        assertThat(listing.row(1001915)).isEmpty();
    }

    private static SocketListing listing(Set<Long> inFlight, long... inodes) {
        return new SocketListing(
                SocketQuestion.USUAL,
                Optional.of(4026531840L),
                rows(Optional.of(OWNERS), Map.of(1001916L, 2L), inFlight, inodes),
                List.of(),
                Instant.EPOCH,
                Duration.ZERO);
    }

    private static List<SocketRow> rows(
            Optional<Owners> owners, Map<Long, Long> counts, Set<Long> inFlight, long... inodes) {
        SocketSnapshot all = Captures.merge(Map.of(Source.SOCK_DIAG, Captures.diag(), Source.PROC, Captures.proc()));
        List<Socket> sockets = Arrays.stream(inodes)
                .mapToObj(inode -> all.socket(inode).orElseThrow())
                .toList();
        return SocketListing.join(new SocketSnapshot(sockets, List.of(), Map.of()), owners, counts, inFlight);
    }
}
