package fdscope.observe.view;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.Doubt;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.Owners;
import fdscope.observe.Rows;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketTreeTest {
    @Test
    void processesAreFollowedByWhatNoProcessShows() {
        assertThat(text(SocketTree.of(Rows.village()))).isEqualTo("""
                log 300                                                                 1 descriptor
                   3    2200  dgram   /run/log                                          0 B, 2 fds in flight
                dbus-daemon 901                                                         2 descriptors
                   9    2290  stream  → 2289 (owner not readable)  /run/user/1000/bus   0 B
                  10    2291  stream  → 77, not listed here                             0 B
                server 4710                                                             3 descriptors
                   6   88120  listen  /run/user/1000/door.sock                          2 of 6 wait
                              embryo  from ann 4711 fd 6                                out 768
                              embryo  from ben 4713 fd 6
                   7   88122  stream  → cat 4714 fd 6  /run/user/1000/door.sock         0 B
                   8   88124  stream  → dan 4715 fd 6 and 1 more  /run/user/1000/door.sock  0 B
                ann 4711              made by uid 1000                                  1 descriptor
                   6   88110  stream  waits at server 4710 fd 6                         0 B, out 768
                ben 4713                                                                1 descriptor
                   6   88111  stream  waits at server 4710 fd 6                         0 B
                cat 4714                                                                1 descriptor
                   6   88123  stream  → server 4710 fd 7                                0 B
                dan 4715                                                                4 descriptors
                   6   88125  stream  → server 4710 fd 8                                0 B, 1 fd in flight
                   7    2201  dgram   → log 300 fd 3                                    0 B
                   8    2202  dgram   → itself                                          0 B
                   9   88125  stream  the same socket as fd 6
                eve 4716                                                                3 descriptors
                   3  100195  stream  → 100194 (in flight)                              0 B, out 768
                   4  100196  stream  → eve 4716 fd 5                                   0 B
                   5  100197  stream  → eve 4716 fd 4                                   0 B
                nobody                no process has them; 2 queues hold descriptors    1 socket
                      100194  stream  → eve 4716 fd 3                                   0 B, in flight
                not readable          a process that could not be looked into may have them  1 socket
                        2289  stream  → dbus-daemon 901 fd 9                            0 B
                """);
    }

    @Test
    void theSameThingHasTheSameKeyAndFolds() {
        SocketTree tree = SocketTree.of(Rows.village());

        assertThat(tree.lines()).extracting(SocketTree.Line::key).doesNotHaveDuplicates();
        assertThat(tree.lines())
                .contains(new SocketTree.Line(
                        1,
                        "p4710/6",
                        true,
                        "6",
                        OptionalLong.of(88120),
                        "listen",
                        "/run/user/1000/door.sock",
                        "2 of 6 wait"))
                .contains(new SocketTree.Line(
                        2,
                        "p4710/6/w88110",
                        false,
                        "",
                        OptionalLong.of(88110),
                        "embryo",
                        "from ann 4711 fd 6",
                        "out 768"));
        assertThat(tree.seen(Set.of("p4710/6", "p4715")))
                .extracting(SocketTree.Line::key)
                .containsSubsequence("p4710", "p4710/6", "p4710/7", "p4714", "p4715", "p4716")
                .doesNotContain("p4710/6/w88110", "p4715/6");
        assertThat(tree.seen(Set.of())).isEqualTo(tree.lines());
    }

    @Test
    void onlyTheRowsShownAreThereAndTheirPeersAreFoundAllTheSame() {
        SocketListing village = Rows.village();
        List<SocketRow> shown = SocketFilter.of("owner:cat", FilterNames.NONE).rows(village);

        assertThat(text(SocketTree.of(village, shown))).isEqualTo("""
                cat 4714                                1 descriptor
                  6  88123  stream  → server 4710 fd 7  0 B
                """);
    }

    @Test
    void whatIsNotProvenOrNotAskedSaysSo() {
        assertThat(text(SocketTree.of(Rows.listing(
                        Rows.listening(0).path("/run/x").unproven(Doubt.Kind.EMBRYO),
                        Rows.listening(9).path("/forged\n").unproven(Doubt.Kind.FORGED),
                        Rows.connected(10, 0).of("\u001b[2J 7 3").unproven(Doubt.Kind.NOT_ASKED),
                        Rows.listening(12, 0L).of("\u6f22\u5b57 8 3"),
                        Rows.connected(11, 0).nobody(NoOwner.NOT_ASKED)))))
                .isEqualTo("""
                \\e[2J 7                                      1 descriptor
                  3  10  stream  → a peer that is gone       0 B, not confirmed
                漢字 8                                       1 descriptor
                  3  12  listen                              1 of 6 wait
                         embryo  from a client that is gone
                not asked        nobody looked for owners    1 socket
                     11  stream  → a peer that is gone       0 B
                unproven         sock_diag does not confirm these rows  2 sockets
                      0  listen  /run/x                      0 of 6 wait, embryo
                      9  listen  /forged\\n                   0 of 6 wait, forged
                """);
    }

    @Test
    void theZooIsATree() {
        Owners.Part walk = new Owners.Part();
        Captures.zoo().forEach((inode, what) -> {
            if (!what.equals("inflight-only")) {
                walk.add(inode, new Owner(28500, (int) (inode - 1001890), Bytes.utf8("zoo")));
            }
        });
        Optional<Owners> owners = Optional.of(Owners.Part.joined(List.of(walk), Optional.empty()));
        SocketListing listing = Rows.listing(SocketListing.join(Captures.merged(), owners, Map.of(), Set.of()));
        List<SocketRow> some =
                SocketFilter.of("inode:1001916..1001925 ", FilterNames.NONE).rows(listing);

        assertThat(text(SocketTree.of(listing, some))).isEqualTo("""
                zoo 28500              made by uid 0                                     10 descriptors
                  26  1001916  listen  /run/user/1000/zoo/listen.sock                    3 of 6 wait
                               embryo  from zoo 28500 fd 28
                               embryo  from zoo 28500 fd 29
                               embryo  from zoo 28500 fd 30
                  27  1001917  listen  @listen0                                          0 of 1 wait
                  28  1001918  stream  waits at zoo 28500 fd 26                          0 B
                  29  1001919  stream  waits at zoo 28500 fd 26                          0 B
                  30  1001920  stream  waits at zoo 28500 fd 26                          0 B
                  31  1001921  stream  → zoo 28500 fd 33                                 0 B
                  32  1001922  listen  /run/user/1000/zoo/listen2.sock                   0 of 6 wait
                  33  1001923  stream  → zoo 28500 fd 31  /run/user/1000/zoo/listen2.sock  0 B
                  34  1001924  stream  → zoo 28500 fd 35  /run/user/1000/zoo/client.sock  0 B, out 768
                  35  1001925  stream  → zoo 28500 fd 34  /run/user/1000/zoo/listen2.sock  12 B
                """);
        assertThat(text(SocketTree.of(
                        listing,
                        SocketFilter.of("is:ownerless", FilterNames.NONE).rows(listing))))
                .isEqualTo("""
                nobody                no process has them             4 sockets
                        1661  stream  → 1662 (no owner found)         0 B, none found
                        1662  stream  → 1661 (no owner found)         0 B, none found
                     1001952  stream  → 1001953 (no owner found)      0 B, none found
                     1001953  stream  → 1001952 (no owner found)      0 B, none found
                unproven              sock_diag does not confirm these rows  4 sockets
                           0  stream  /run/user/1000/zoo/listen.sock  embryo
                           0  stream  /run/user/1000/zoo/listen.sock  embryo
                           0  stream  /run/user/1000/zoo/listen.sock  embryo
                    99999999  listen  /forged.sock                    forged
                """);
    }

    private static String text(SocketTree tree) {
        return String.join("\n", tree.text()) + "\n";
    }
}
