package fdscope.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** All that can be found, in the order of the course: of what fits equally well the earlier comes first. */
public final class SearchIndex {
    public static final SearchIndex EMPTY = new SearchIndex(List.of());

    private final List<Row> rows;

    private record Row(SearchEntry entry, List<String> names, String text) {
        static Row of(SearchEntry entry) {
            List<String> names = entry.kind().isNamed() ? entry.names() : List.of();
            return new Row(
                    entry,
                    names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
                    entry.text().toLowerCase(Locale.ROOT));
        }
    }

    private SearchIndex(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public static SearchIndex of(List<SearchEntry> entries) {
        return new SearchIndex(entries.stream().map(Row::of).toList());
    }

    /** These first, then the other's. */
    public SearchIndex plus(SearchIndex other) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(other.rows);
        return new SearchIndex(all);
    }

    public int size() {
        return rows.size();
    }

    public List<SearchEntry> entries() {
        return rows.stream().map(Row::entry).toList();
    }

    /**
     * What fits, best first. Of what is hidden at one place only the best is among it. Where nothing is sought, all that
     * has a name.
     */
    public List<SearchHit> find(Sought sought, OpenQuestions open, Predicate<SearchEntry.Kind> kinds) {
        List<SearchHit> hits = new ArrayList<>();
        for (Row row : rows) {
            SearchEntry entry = row.entry;
            if (!kinds.test(entry.kind()) || !sought.admits(entry.kind())) {
                continue;
            }
            boolean named = entry.kind().isNamed();
            int rank = sought.isEmpty()
                    ? (named ? 0 : Sought.NO)
                    : sought.rank(row.names, row.text, entry.kind().hasShortName());
            if (rank != Sought.NO) {
                hits.add(new SearchHit(entry, sought, rank, open.hides(entry)));
            }
        }
        hits.sort(Comparator.comparingInt(SearchHit::rank));
        Set<String> hidden = new HashSet<>();
        hits.removeIf(hit -> hit.hidden() && !hidden.add(hit.where()));
        return hits;
    }
}
