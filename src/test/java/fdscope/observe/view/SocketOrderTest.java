package fdscope.observe.view;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.NoOwner;
import fdscope.observe.Rows;
import fdscope.observe.SocketListing;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketOrderTest {
    private static final SocketListing LISTING = Rows.listing(
            Rows.connected(1, 9).queues(10, 0).path("/b").of("sh 10 3"),
            Rows.connected(2, 3).queues(9, 0).of("sh 9 12"),
            Rows.connected(3, 2).queues(10, 5).path("/a").of("sh 9 4"),
            Rows.listening(4).path("/c").nobody(NoOwner.NOT_PERMITTED),
            Rows.dgram(5).of("cat 11 3").inFlight(2));

    @ParameterizedTest
    @CsvSource({
        "INODE, 1 2 3 4 5, 5 4 3 2 1",
        "TYPE, 5 1 2 3 4, 1 2 3 4 5",
        "STATE, 1 2 3 4 5, 5 4 1 2 3",
        "RECEIVE, 4 5 2 1 3, 1 3 2 4 5",
        "SEND, 4 1 2 5 3, 3 1 2 5 4",
        "IN_FLIGHT, 1 2 3 4 5, 5 1 2 3 4",
        "PEER, 4 5 3 2 1, 1 2 3 4 5",
        "OWNER, 5 3 2 1 4, 1 2 3 5 4",
        "NAME, 3 1 4 2 5, 4 1 3 2 5",
    })
    void equalRowsStayByInodeAndNamelessOnesStandLast(SocketColumn column, String upwards, String downwards) {
        SocketOrder order = new SocketOrder(column, false);

        assertThat(inodes(order)).isEqualTo(upwards);
        assertThat(inodes(order.turned())).isEqualTo(downwards);
        assertThat(LISTING.rows().stream()
                        .sorted(order.comparator())
                        .map(row -> Long.toString(row.inode()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(upwards);
    }

    private static String inodes(SocketOrder order) {
        return order.sorted(LISTING.rows()).stream()
                .map(row -> Long.toString(row.inode()))
                .collect(Collectors.joining(" "));
    }
}
