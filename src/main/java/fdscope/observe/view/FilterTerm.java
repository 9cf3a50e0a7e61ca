package fdscope.observe.view;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.Optional;
import java.util.function.Predicate;

/** One word of a filter, ready to be asked. */
interface FilterTerm {
    Predicate<SocketRow> over(SocketListing listing);

    /** One that needs no look at other rows. */
    static FilterTerm of(Predicate<SocketRow> test) {
        return listing -> test;
    }

    default FilterTerm negated() {
        return listing -> over(listing).negate();
    }

    /**
     * What a word was read as; neither while it is not finished.
     *
     * @param mistake a sentence for people
     */
    record Read(Optional<FilterTerm> term, Optional<String> mistake) {
        static final Read UNFINISHED = new Read(Optional.empty(), Optional.empty());

        static Read as(FilterTerm term) {
            return new Read(Optional.of(term), Optional.empty());
        }

        static Read test(Predicate<SocketRow> test) {
            return as(FilterTerm.of(test));
        }

        static Read wrong(String mistake) {
            return new Read(Optional.empty(), Optional.of(mistake));
        }
    }
}
