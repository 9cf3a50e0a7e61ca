package fdscope.observe.view;

import fdscope.kernel.UnixAddress;
import fdscope.observe.NoOwner;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What {@code is:WORD} asks. */
enum FilterQuality {
    UNPROVEN("unproven", SocketRow::isUnproven),
    OWNERLESS("ownerless", row -> row.owners().isEmpty()),
    IN_FLIGHT(
            "in-flight", row -> row.noOwner().filter(NoOwner.IN_FLIGHT::equals).isPresent()),
    NOT_READABLE(
            "not-readable",
            row -> !row.isUnproven()
                    && row.noOwner().filter(NoOwner.NOT_PERMITTED::equals).isPresent()),
    CONFLICT("conflict", row -> !row.socket().conflicts().isEmpty()),
    WAITING("waiting", null),
    KNOWN("known", null),
    PATHNAME("pathname", row -> row.name() instanceof UnixAddress.Pathname),
    ABSTRACT("abstract", row -> row.name() instanceof UnixAddress.Abstract),
    UNNAMED("unnamed", row -> row.name() instanceof UnixAddress.Unnamed);

    private final String word;
    private final Predicate<SocketRow> test;

    FilterQuality(String word, Predicate<SocketRow> test) {
        this.word = word;
        this.test = test;
    }

    String word() {
        return word;
    }

    static List<String> words() {
        return Stream.of(values()).map(FilterQuality::word).toList();
    }

    FilterTerm term(FilterNames names) {
        if (this == WAITING) {
            return FilterQuality::waiting;
        }
        return FilterTerm.of(
                this == KNOWN ? row -> names.known().apply(row.name()).isPresent() : test);
    }

    /** Clients that no accept(2) has taken yet. */
    private static Predicate<SocketRow> waiting(SocketListing listing) {
        Set<Long> clients = new HashSet<>();
        for (SocketRow row : listing.rows()) {
            row.socket().waiting().ifPresent(clients::addAll);
        }
        return row -> row.inode() != 0 && clients.contains(row.inode());
    }
}
