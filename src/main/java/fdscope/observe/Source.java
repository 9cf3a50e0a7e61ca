package fdscope.observe;

import java.util.Optional;

/** Where a row about a socket comes from, the most trustworthy first. */
public enum Source {
    /** The netlink dump of net/unix/diag.c: exact bytes, not forgeable. */
    SOCK_DIAG("sock_diag"),
    /** The text of /proc/net/unix: ambiguous, and forgeable by a newline in a name. */
    PROC("proc"),
    /** The output of ss(8), itself made from sock_diag and /proc: ambiguous text. */
    SS("ss");

    private final String word;

    Source(String word) {
        this.word = word;
    }

    /** As the command line and the JSON output write it. */
    public String word() {
        return word;
    }

    public static Optional<Source> ofWord(String word) {
        for (Source source : values()) {
            if (source.word.equals(word)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }
}
