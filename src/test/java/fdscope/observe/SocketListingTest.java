package fdscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketListingTest {
    private static final Owners OWNERS = new Owners(
            Map.of(
                    1001924L, List.of(new Owner(28500, 32, Bytes.utf8("evil\u001b[2J"))),
                    1001957L, List.of(new Owner(7, 3, Bytes.utf8("a")), new Owner(8, 4, Bytes.utf8("b"))),
                    99999999L, List.of(new Owner(9, 9, Bytes.utf8("not me")))),
            3,
            List.of(),
            Optional.empty());

    @Test
    void theTableIsAlignedAndEscaped() {
        SocketListing listing = listing(Set.of(1001952L), 1001914, 1001916, 1001924, 1001952, 1001957, 99999999);

        assertThat(String.join("\n", listing.lines()) + "\n").isEqualTo("""
                 inode     type    state        recv  send  peer     owner                  name
                 1001914   stream  unconnected  0     0     -        none found             /run/user/1000/zoo/\\e[31mred\\t\\x7f.sock
                 1001916   stream  listening    3     5     -        none found             /run/user/1000/zoo/listen.sock
                 1001924   stream  connected    0     768   1001925  evil\\e[2J 28500 fd 32  /run/user/1000/zoo/client.sock
                 1001952   stream  connected    0     0     1001953  nobody (in flight)     -
                 1001957   stream  unconnected  0     0     -        a 7 fd 3 and 1 more    -
                !99999999  stream  listening    ?     ?     ?        unproven               /forged.sock
                """);
    }

    @Test
    void aRowHasTheNamesAndValuesOfTheContract() {
        assertThat(listing(Set.of(), 1001903).rows())
                .containsExactly(new SocketRow(
                        1001903,
                        "stream",
                        "unconnected",
                        new SocketRow.Name("abstract", "@abs\\0with\\0nul\\0", "00616273007769746800" + "6e756c00"),
                        null,
                        List.of(),
                        "none-found",
                        List.of("sock_diag", "proc"),
                        false,
                        null,
                        0L,
                        0L,
                        0L,
                        List.of()));
    }

    @Test
    void aPathnameLosesItsClosingNulOnly() {
        assertThat(listing(Set.of(), 1001901).rows().get(0).name())
                .isEqualTo(new SocketRow.Name(
                        "pathname", "rel.sock", Bytes.utf8("rel.sock").hex()));
    }

    @Test
    void aForgedRowIsNotGivenTheOwnersOfItsInode() {
        SocketRow row = listing(Set.of(), 99999999).rows().get(0);

        assertThat(row.owners()).isEmpty();
        assertThat(row.unproven()).isTrue();
        assertThat(row.sources()).containsExactly("proc");
        assertThat(row.unprovenWhy()).startsWith("forged: ");
    }

    @Test
    void aProcessThatCouldNotBeLookedIntoMayBeTheOwner() {
        Owners partly = new Owners(Map.of(), 3, List.of(1), Optional.empty());

        assertThat(SocketRow.of(socket(1001916), partly, Set.of(1001916L)).ownersWhy())
                .isEqualTo("not-permitted");
    }

    private static Socket socket(long inode) {
        return snapshot().socket(inode).orElseThrow();
    }

    private static SocketSnapshot snapshot() {
        return Captures.merge(Map.of(Source.SOCK_DIAG, Captures.diag(), Source.PROC, Captures.proc()));
    }

    private static SocketListing listing(Set<Long> inFlight, long... inodes) {
        List<SocketRow> rows = Arrays.stream(inodes)
                .mapToObj(inode -> SocketRow.of(socket(inode), OWNERS, inFlight))
                .toList();
        return new SocketListing(rows, List.of());
    }
}
