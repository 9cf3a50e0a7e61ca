package fdscope.lab.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way for data to get from one process to another, and what the receiver then does with it. */
public enum Way {
    STREAM('S', Carrier.STREAM, Use.BYTE, "copied through an AF_UNIX stream socket"),
    PIPE('P', Carrier.PIPE, Use.BYTE, "copied through a pipe"),
    TCP('T', Carrier.TCP, Use.BYTE, "copied through TCP on 127.0.0.1"),
    STREAM_SUM('R', Carrier.STREAM, Use.WORDS, "as S; then the receiver reads and sums every word"),
    MEMFD_BYTE('1', Carrier.THERE, Use.BYTE, "a memfd that is there, passed; one byte read"),
    MEMFD_PAGES('e', Carrier.THERE, Use.PAGES, "a memfd that is there; every page touched"),
    MEMFD_SUM('w', Carrier.THERE, Use.WORDS, "a memfd that is there; every word summed"),
    FRESH_BYTE('f', Carrier.FRESH, Use.BYTE, "a fresh memfd, made and filled; one byte read"),
    FRESH_SUM('x', Carrier.FRESH, Use.WORDS, "a fresh memfd; every word summed");

    /** What carries the data. */
    public enum Carrier {
        STREAM,
        PIPE,
        TCP,
        /** A memfd that has its pages and is passed again and again. */
        THERE,
        /** A memfd for this transfer alone; making and filling it counts. */
        FRESH;

        /** The receiver gets a descriptor, no bytes. */
        public boolean passes() {
            return this == THERE || this == FRESH;
        }
    }

    private final char glyph;
    private final Carrier carrier;
    private final Use use;
    private final String meaning;

    Way(char glyph, Carrier carrier, Use use, String meaning) {
        this.glyph = glyph;
        this.carrier = carrier;
        this.use = use;
        this.meaning = meaning;
    }

    /** Its mark in the chart, ASCII. */
    public char glyph() {
        return glyph;
    }

    public Carrier carrier() {
        return carrier;
    }

    public Use use() {
        return use;
    }

    /** What happens, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** As it is written on a command line and in JSON: {@code memfd-byte}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads {@code stream,memfd-sum}; the order is that of this enum.
     *
     * @throws IllegalArgumentException with a sentence: which word, and what was expected
     */
    public static List<Way> parse(String text) {
        List<String> words = Arrays.stream(text.split(",")).map(String::strip).toList();
        List<String> known = Arrays.stream(values()).map(Way::word).toList();
        for (String word : words) {
            if (!known.contains(word)) {
                throw new IllegalArgumentException(
                        "no way \"" + word + "\", expected some of " + String.join(",", known));
            }
        }
        return Arrays.stream(values()).filter(way -> words.contains(way.word())).collect(Collectors.toList());
    }
}
