package fdscope.observe.view;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The rows that a live table shows, of one listing after the other. A row keeps its place from listing to listing: a new
 * one stands below, one that is gone stays for two refreshes, and only {@link #anew} puts all in order. Making one looks
 * at every row; asking it does not.
 */
public final class SocketWatch {
    /** Bits of a place in {@link #places}. */
    private static final int PLACE = 24;

    private final SocketListing listing;
    private final List<SocketRow> gone;
    /** The row at each place: an index in the listing, behind its end one among the gone. */
    private final int[] shown;

    private final Map<Integer, RowMark> marks;
    /** Inode and place in one number, in order. */
    private final long[] places;

    private SocketWatch(SocketListing listing, List<SocketRow> gone, int[] shown, Map<Integer, RowMark> marks) {
        this.listing = listing;
        this.gone = gone;
        this.shown = shown;
        this.marks = marks;
        this.places = new long[shown.length];
        for (int i = 0; i < shown.length; i++) {
            places[i] = row(i).inode() << PLACE | i;
        }
        Arrays.sort(places);
    }

    /** Nothing was looked at yet. */
    public static SocketWatch none() {
        return new SocketWatch(SocketListing.none(SocketQuestion.USUAL), List.of(), new int[0], Map.of());
    }

    /** The last look. */
    public SocketListing listing() {
        return listing;
    }

    /** Rows that are shown, those that are gone included. */
    public int size() {
        return shown.length;
    }

    /** Rows that are shown and are in the last look. */
    public int present() {
        return shown.length - gone.size();
    }

    public SocketRow row(int place) {
        return at(shown[place]);
    }

    private SocketRow at(int index) {
        int live = listing.rows().size();
        return index < live ? listing.rows().get(index) : gone.get(index - live);
    }

    /** The row is not in the last look. */
    public boolean isGone(int place) {
        return shown[place] >= listing.rows().size();
    }

    /** What became of the row in the last two refreshes, or since the moment of {@link #since}. */
    public Optional<RowMark> mark(int place) {
        return Optional.ofNullable(marks.get(shown[place]));
    }

    /** Where this row stands, if it is shown. */
    public OptionalInt find(RowKey key) {
        for (int i = first(key.inode()); i < places.length && places[i] >> PLACE == key.inode(); i++) {
            int place = (int) (places[i] & (1 << PLACE) - 1);
            if (key.equals(RowKey.of(row(place)))) {
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    /** Where the socket with this inode stands, if it is shown; a proven one before others. */
    public OptionalInt find(long inode) {
        OptionalInt found = OptionalInt.empty();
        for (int i = first(inode); i < places.length && places[i] >> PLACE == inode; i++) {
            int place = (int) (places[i] & (1 << PLACE) - 1);
            boolean there = shown[place] < listing.rows().size();
            if (row(place).inode() == inode
                    && there
                    && (found.isEmpty() || !row(place).isUnproven())) {
                found = OptionalInt.of(place);
            }
        }
        return found;
    }

    private int first(long inode) {
        int at = Arrays.binarySearch(places, inode << PLACE);
        return at >= 0 ? at : -at - 1;
    }

    /** The next look: rows that are shown keep their places, with marks for what became of them. */
    public SocketWatch next(SocketListing next, SocketFilter wanted, SocketOrder order) {
        Predicate<SocketRow> filter = wanted.over(next);
        boolean first = listing.rows().isEmpty();
        RowChanges changes = RowChanges.between(listing.rows(), next.rows());
        Map<Integer, RowMark> marked = new HashMap<>();
        List<SocketRow> left = new ArrayList<>();
        List<Integer> kept = new ArrayList<>(shown.length);
        boolean[] there = new boolean[next.rows().size()];
        for (int index : shown) {
            Optional<RowMark> old = Optional.ofNullable(marks.get(index)).map(RowMark::older);
            int now = index < listing.rows().size() ? changes.now(index) : -1;
            boolean over = old.filter(RowMark::isOver).isPresent();
            if (now >= 0) {
                if (!over || filter.test(next.rows().get(now))) {
                    there[now] = true;
                    kept.add(now);
                    old.filter(mark -> !mark.isOver()).ifPresent(mark -> marked.put(now, mark));
                }
            } else if (!old.filter(mark -> mark.kind() == RowMark.Kind.GONE).isPresent() || !over) {
                int place = next.rows().size() + left.size();
                marked.put(
                        place,
                        old.filter(mark -> mark.kind() == RowMark.Kind.GONE).orElse(RowMark.GONE));
                left.add(at(index));
                kept.add(place);
            }
        }
        if (!first) {
            marked.putAll(changes.marks());
        }
        List<SocketRow> joining = new ArrayList<>();
        for (int i = 0; i < there.length; i++) {
            boolean maybe = !there[i] && (first || changes.marks().containsKey(i));
            if (maybe && filter.test(next.rows().get(i))) {
                joining.add(next.rows().get(i));
            }
        }
        kept.addAll(indexes(next.rows(), order.sorted(joining)));
        return new SocketWatch(next, left, ints(kept), marked);
    }

    /** The same look, all rows of the filter in order; none that is gone. */
    public SocketWatch anew(SocketFilter filter, SocketOrder order) {
        List<SocketRow> rows = order.sorted(filter.rows(listing));
        return new SocketWatch(listing, List.of(), ints(indexes(listing.rows(), rows)), marks);
    }

    /** Only what is not as it was in an earlier look: new, changed and gone, with marks that stay. */
    public SocketWatch since(SocketListing then, SocketFilter wanted, SocketOrder order) {
        Predicate<SocketRow> filter = wanted.over(listing);
        RowChanges changes = RowChanges.between(then.rows(), listing.rows());
        Map<Integer, RowMark> marked = new HashMap<>(changes.marks());
        Map<SocketRow, Integer> index = new IdentityHashMap<>();
        changes.marks().keySet().forEach(i -> index.put(listing.rows().get(i), i));
        List<SocketRow> left = new ArrayList<>();
        for (int i = 0; i < then.rows().size(); i++) {
            if (changes.now(i) < 0) {
                SocketRow row = then.rows().get(i);
                int place = listing.rows().size() + left.size();
                index.put(row, place);
                marked.put(place, RowMark.GONE);
                left.add(row);
            }
        }
        List<SocketRow> found = new ArrayList<>(index.keySet());
        found.removeIf(filter.negate());
        found.sort(Comparator.comparingLong(SocketRow::inode));
        List<Integer> rows = order.sorted(found).stream().map(index::get).toList();
        return new SocketWatch(listing, left, ints(rows), marked);
    }

    /** Where these very rows stand in a listing. */
    private static List<Integer> indexes(List<SocketRow> listing, List<SocketRow> rows) {
        List<Integer> indexes = new ArrayList<>(rows.size());
        for (SocketRow row : rows) {
            int low = 0;
            int high = listing.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (listing.get(middle).inode() < row.inode()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            while (listing.get(low) != row) {
                low++;
            }
            indexes.add(low);
        }
        return indexes;
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
