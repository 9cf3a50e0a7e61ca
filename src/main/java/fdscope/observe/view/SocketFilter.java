package fdscope.observe.view;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the screen and {@code fdscope sockets} let through: {@code type:dgram owner:sway name:/run -is:unproven}. Every
 * word must hold; {@code -} or {@code !} in front turns it round; quotes keep blanks together; a bare word is looked for
 * in name, owner, inode and the key word of known sockets. Great and small letters are one. A word that cannot be
 * understood is told and lets everything through, as does one that is not finished.
 */
public final class SocketFilter {
    private final String text;
    private final List<FilterTerm> terms;
    private final List<String> mistakes;

    private SocketFilter(String text, List<FilterTerm> terms, List<String> mistakes) {
        this.text = text;
        this.terms = terms;
        this.mistakes = mistakes;
    }

    /** Lets every row through. */
    public static SocketFilter all() {
        return of("", FilterNames.NONE);
    }

    public static SocketFilter of(String text, FilterNames names) {
        List<FilterTerm> terms = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (FilterWord word : FilterWord.of(text)) {
            FilterTerm.Read read = word.read(names);
            read.mistake().ifPresent(mistakes::add);
            read.term().ifPresent(term -> terms.add(word.negated() ? term.negated() : term));
        }
        return new SocketFilter(text, List.copyOf(terms), List.copyOf(mistakes));
    }

    /** One argument of a command line, where the shell took the quotes away: its blanks belong to it. */
    public static String quoted(String argument) {
        return FilterWord.quoted(argument);
    }

    public String text() {
        return text;
    }

    /** What was not understood, one sentence a word. */
    public List<String> mistakes() {
        return mistakes;
    }

    /** The first thing that was not understood. */
    public Optional<String> mistake() {
        return mistakes.stream().findFirst();
    }

    /** It lets every row through. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** The test for rows of this listing; what needs a look at other rows is looked up once, here. */
    public Predicate<SocketRow> over(SocketListing listing) {
        Predicate<SocketRow> all = row -> true;
        for (int i = 0; i < terms.size(); i++) {
            Predicate<SocketRow> one = terms.get(i).over(listing);
            all = i == 0 ? one : all.and(one);
        }
        return all;
    }

    /** The rows that pass, in their order. */
    public List<SocketRow> rows(SocketListing listing) {
        if (terms.isEmpty()) {
            return listing.rows();
        }
        Predicate<SocketRow> test = over(listing);
        List<SocketRow> passed = new ArrayList<>();
        for (SocketRow row : listing.rows()) {
            if (test.test(row)) {
                passed.add(row);
            }
        }
        return passed;
    }

    /** How each field is written and what it means: for help pages, lines of at most 76 columns. */
    public static List<String> help() {
        List<String> lines = new ArrayList<>();
        for (FilterField field : FilterField.values()) {
            lines.addAll(field.help());
        }
        return lines;
    }
}
