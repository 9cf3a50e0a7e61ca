package fdscope.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What one look at one source brought. A source that fails says why, and the others go on; a source that failed half way
 * gives both what it had and the reason.
 *
 * @param failure a sentence for people: where, what, what to do
 * @param remark what a reader should know although nothing is missing: that it had to be asked again
 * @param at when the look was over
 */
public record Reading<T>(Optional<T> value, Optional<String> failure, Optional<String> remark, Instant at) {
    public static <T> Reading<T> of(T value, Instant at) {
        return new Reading<>(Optional.of(value), Optional.empty(), Optional.empty(), at);
    }

    public static <T> Reading<T> failed(String why, Instant at) {
        return new Reading<>(Optional.empty(), Optional.of(why), Optional.empty(), at);
    }

    public static <T> Reading<T> partial(T value, String why, Instant at) {
        return new Reading<>(Optional.of(value), Optional.of(why), Optional.empty(), at);
    }

    public Reading<T> remarking(String text) {
        return new Reading<>(value, failure, Optional.of(text), at);
    }
}
