package fdscope.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.Rows;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import fdscope.observe.view.PeerGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PeerGraphPictureTest {
    private static String text(PeerGraphPicture.Picture picture) {
        return picture.rows().stream()
                .map(row -> Segment.text(row).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static PeerGraphPicture.Picture around(SocketListing listing, int pid, int steps, int width) {
        PeerGraph all = PeerGraph.of(listing);
        PeerGraph.Node centre = all.process(pid).orElseThrow();
        PeerGraph part = all.around(Set.of(centre.key()), steps);
        return PeerGraphPicture.of(part, part.node(centre.key()).orElseThrow(), "", width);
    }

    @Test
    void whoWaitsStandsAtTheLeftAndWhoIsConnectedAtTheRight() {
        PeerGraphPicture.Picture picture = around(Rows.village(), 4710, 1, 76);
        assertThat(text(picture)).isEqualTo("""
                ┌ ann 4711 ──┐             ┌ server 4710 ───────┐
                │ 6 stream   ├──────┬─────→│ 6 listen door.sock │             ┌ cat 4714 ──┐
                └────────────┘      │      │ 7 stream door.sock ├─────────────┤ 6 stream   │
                ┌ ben 4713 ──┐      │      │ 8 stream door.sock ├──────┐      └────────────┘
                │ 6 stream   ├──────┘      └────────────────────┘      │      ┌ dan 4715 ──┐
                └────────────┘                                         └──●1──┤ 6 stream   │
                                                                              │ 7 dgram    │
                                                                              │ 8 dgram    │
                                                                              └────────────┘
                """);
        assertThat(picture.unboxed()).isZero();
    }

    @Test
    void oneSocketOfTwoProcessesIsMarkedAndHasNoWire() {
        SocketListing listing = Rows.listing(
                Rows.listening(10).path("/run/l").of("a 1 3").of("b 2 3"),
                Rows.connected(11, 12).of("a 1 4"),
                Rows.connected(12, 11).of("b 2 4"));
        assertThat(text(around(listing, 1, 1, 60))).isEqualTo("""
                       ┌ a 1 ────────┐                ┌ b 2 ────────┐
                       │ =3 listen l │                │ =3 listen l │
                       │ 4 stream    ├────────────────┤ 4 stream    │
                       └─────────────┘                └─────────────┘
                """);
    }

    @RepeatedTest(60)
    void anyGraphFitsAndNoLineIsLost(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<SocketRow> rows = new ArrayList<>();
        int pairs = 1 + random.nextInt(25);
        int processes = 1 + random.nextInt(12);
        for (int i = 0; i < pairs; i++) {
            long inode = 100 + 2L * i;
            rows.add(Rows.connected(inode, inode + 1)
                    .of("p " + (1 + random.nextInt(processes)) + " " + (3 + i))
                    .row());
            rows.add(Rows.connected(inode + 1, inode)
                    .of("p " + (1 + random.nextInt(processes)) + " " + (60 + i))
                    .inFlight(random.nextInt(3))
                    .row());
        }
        SocketListing listing = Rows.listing(rows);
        PeerGraph all = PeerGraph.of(listing);
        PeerGraph.Node centre = all.nodes().get(0);
        int width = 56 + random.nextInt(90);
        PeerGraph part = all.around(Set.of(centre.key()), 1 + random.nextInt(4));
        PeerGraph.Node middle = part.node(centre.key()).orElseThrow();
        PeerGraphPicture.Picture picture = PeerGraphPicture.of(part, middle, "", width);
        assertThat(picture.rows()).allMatch(row -> Segment.width(row) == width);
        assertThat(picture.boxes().size() + picture.unboxed())
                .isEqualTo(part.nodes().size());
        assertThat(picture.undrawn()).isBetween(0, part.edges().size());
        assertThat(text(picture)).isEqualTo(text(PeerGraphPicture.of(part, middle, "", width)));
    }
}
