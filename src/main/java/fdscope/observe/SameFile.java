package fdscope.observe;

import java.util.Optional;

/**
 * Whether two descriptors lead to one open file description.
 *
 * @param source what was asked, e.g. {@code kcmp(KCMP_FILE)}
 * @param why a sentence, when there is no answer
 */
public record SameFile(Answer answer, String source, Optional<String> why) {
    public static final String KCMP = "kcmp(KCMP_FILE)";

    public enum Answer {
        SAME,
        DIFFERENT,
        NOT_ANSWERABLE
    }

    /** What kcmp(2) returned: 0 the same, 1 to 3 an order of two that differ. */
    public static SameFile ofKcmp(int result) {
        return new SameFile(result == 0 ? Answer.SAME : Answer.DIFFERENT, KCMP, Optional.empty());
    }

    public static SameFile notAnswerable(String source, String why) {
        return new SameFile(Answer.NOT_ANSWERABLE, source, Optional.of(why));
    }
}
