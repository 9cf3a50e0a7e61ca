package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import java.util.OptionalInt;

/**
 * A descriptor to send: one that this program was started with, or one of another process.
 *
 * @param pid whose it is; empty: inherited
 */
public record SentFd(OptionalInt pid, int number) {
    /**
     * Reads {@code 3} or {@code 4711:3}.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static SentFd of(Bytes word) {
        String text = word.text();
        int colon = text.indexOf(':');
        try {
            OptionalInt pid = colon < 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseUnsignedInt(text.substring(0, colon)));
            return new SentFd(pid, Integer.parseUnsignedInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Printable.of(word)
                    + ": expected a descriptor: 3, or 4711:3 for that of process 4711; data goes behind --");
        }
    }
}
