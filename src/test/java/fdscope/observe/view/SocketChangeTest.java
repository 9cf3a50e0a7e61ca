package fdscope.observe.view;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.NoOwner;
import fdscope.observe.Rows;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketChangeTest {
    private static final SocketListing BEFORE = Rows.listing(
            Rows.connected(1, 2).of("a 7 3"),
            Rows.connected(2, 1).of("b 8 3").inFlight(0),
            Rows.dgram(3).path("/run/\u001b[2J").of("c 9 3"),
            Rows.dgram(4).nobody(NoOwner.NONE_FOUND));

    private static final SocketListing AFTER = Rows.listing(
            Rows.connected(1, 2).queues(0, 768).of("a 7 3"),
            Rows.connected(2, 1).queues(5, 0).of("b 8 3").of("b 8 4").inFlight(1),
            Rows.dgram(4).nobody(NoOwner.NONE_FOUND),
            Rows.listening(5).path("/run/new").of("d 10 3"));

    @Test
    void everyChangeIsOneLine() {
        assertThat(between(SocketFilter.all()))
                .containsExactly(
                        "- inode 3 dgram unconnected, c 9 fd 3, /run/\\e[2J",
                        "~ inode 1 send queue 0 → 768, a 7 fd 3",
                        "~ inode 2 receive queue 0 → 5, fds in flight 0 → 1, owners b 8 fd 3 → b 8 fd 3 and b 8 fd 4, b 8 fd"
                                + " 3 and 1 more",
                        "+ inode 5 stream listening, d 10 fd 3, /run/new");
    }

    @Test
    void aFilterLetsThroughWhatItWasOrIs() {
        assertThat(between(filter("recv:0"))).hasSize(4);
        assertThat(between(filter("recv:5")))
                .containsExactly(between(SocketFilter.all()).get(2));
        assertThat(between(filter("name:/run"))).hasSize(2);
        assertThat(between(filter("name:/nothing"))).isEmpty();
    }

    @Test
    void whatNobodyAskedForDoesNotChange() {
        SocketListing unasked = new SocketListing(
                SocketQuestion.USUAL.withoutOwners(),
                Optional.empty(),
                Rows.listing(Rows.connected(1, 2), Rows.connected(2, 1)).rows(),
                List.of(),
                BEFORE.at(),
                BEFORE.took());
        SocketListing asked = Rows.listing(Rows.connected(1, 2).of("a 7 3"), Rows.connected(2, 1));

        assertThat(SocketChange.between(unasked, asked, row -> true, row -> true))
                .isEmpty();
        assertThat(SocketChange.between(AFTER, AFTER, row -> true, row -> true)).isEmpty();
    }

    private static SocketFilter filter(String words) {
        return SocketFilter.of(words, FilterNames.NONE);
    }

    private static List<String> between(SocketFilter filter) {
        return SocketChange.between(BEFORE, AFTER, filter.over(BEFORE), filter.over(AFTER)).stream()
                .map(SocketChange::text)
                .toList();
    }
}
