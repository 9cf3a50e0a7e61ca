package fdscope.observe.view;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.Doubt;
import fdscope.observe.Rows;
import fdscope.observe.SocketListing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketWatchTest {
    private static final SocketFilter ALL = SocketFilter.all();

    private static SocketWatch first(Rows... rows) {
        return SocketWatch.none().next(Rows.listing(rows), ALL, SocketOrder.USUAL);
    }

    private static List<String> text(SocketWatch watch) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < watch.size(); i++) {
            String mark = watch.mark(i)
                    .map(any -> any.kind().glyph() + any.columns())
                    .orElse("")
                    .replace("[]", "");
            lines.add(mark + watch.row(i).inode());
        }
        return lines;
    }

    @Test
    void theFirstLookHasNoMarks() {
        assertThat(text(first(Rows.dgram(7), Rows.dgram(5)))).containsExactly("5", "7");
    }

    @Test
    void rowsKeepTheirPlacesAndBearMarksForTwoLooks() {
        SocketWatch watch = first(Rows.dgram(5), Rows.dgram(7), Rows.dgram(9));
        SocketListing next = Rows.listing(Rows.dgram(4), Rows.dgram(7).queues(3, 0), Rows.dgram(9));
        for (int i = 0; i < 2; i++) {
            watch = watch.next(next, ALL, SocketOrder.USUAL);
            assertThat(text(watch)).containsExactly("-5", "~[RECEIVE]7", "9", "+4");
            assertThat(watch.present()).isEqualTo(3);
        }
        assertThat(text(watch.next(next, ALL, SocketOrder.USUAL))).containsExactly("7", "9", "4");
        assertThat(text(watch.anew(ALL, SocketOrder.USUAL))).containsExactly("+4", "~[RECEIVE]7", "9");
    }

    @Test
    void aRowThatNoLongerPassesTheFilterStaysUntilItsMarkGoes() {
        SocketFilter waiting = SocketFilter.of("recv:>0", FilterNames.NONE);
        SocketWatch watch = SocketWatch.none()
                .next(Rows.listing(Rows.dgram(5).queues(9, 0), Rows.dgram(7)), waiting, SocketOrder.USUAL);
        assertThat(text(watch)).containsExactly("5");
        SocketListing next = Rows.listing(Rows.dgram(5), Rows.dgram(7).queues(1, 0));
        for (int i = 0; i < 2; i++) {
            watch = watch.next(next, waiting, SocketOrder.USUAL);
            assertThat(text(watch)).containsExactly("~[RECEIVE]5", "~[RECEIVE]7");
        }
        assertThat(text(watch.next(next, waiting, SocketOrder.USUAL))).containsExactly("7");
    }

    @Test
    void aRowIsFoundByItsKeyAndAProvenOneByItsInode() {
        SocketWatch watch = first(Rows.dgram(5).unproven(Doubt.Kind.FORGED), Rows.dgram(5), Rows.dgram(7))
                .anew(ALL, new SocketOrder(SocketColumn.INODE, true));
        assertThat(watch.row(watch.find(5).orElseThrow()).isUnproven()).isFalse();
        assertThat(watch.find(6)).isEmpty();
        int seven = watch.find(7).orElseThrow();
        assertThat(watch.row(seven).inode()).isEqualTo(7);
        assertThat(watch.find(RowKey.of(watch.row(seven)))).hasValue(seven);
    }

    @Test
    void oneOfManyEmbryosIsNotAnother() {
        Rows[] embryos = new Rows[300];
        for (int i = 0; i < embryos.length; i++) {
            embryos[i] = Rows.dgram(0).unproven(Doubt.Kind.EMBRYO);
        }
        SocketListing listing = Rows.listing(embryos);
        SocketWatch watch =
                SocketWatch.none().next(listing, ALL, SocketOrder.USUAL).next(listing, ALL, SocketOrder.USUAL);
        assertThat(watch.size()).isEqualTo(300);
        assertThat(text(watch)).allMatch("0"::equals);
    }

    @Test
    void theDifferencesSinceAMomentStay() {
        SocketListing then = Rows.listing(Rows.dgram(5), Rows.dgram(7), Rows.dgram(9));
        SocketWatch watch = SocketWatch.none().next(then, ALL, SocketOrder.USUAL);
        SocketListing next = Rows.listing(Rows.dgram(4), Rows.dgram(7).queues(3, 0), Rows.dgram(9));
        for (int i = 0; i < 5; i++) {
            watch = watch.next(next, ALL, SocketOrder.USUAL);
        }
        assertThat(text(watch.since(then, ALL, SocketOrder.USUAL))).containsExactly("+4", "-5", "~[RECEIVE]7");
    }
}
