package fdscope.exercise.pass;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The descriptors that this process had from whoever started it. The launcher lists them before the JVM opens files of its
 * own, at any number that is free.
 *
 * @param told somebody listed them; else only 0, 1 and 2 are known
 */
public record Inherited(Set<Integer> numbers, boolean told) {
    /** The launcher's list, numbers with blanks between them. */
    public static final String PROPERTY = "fdscope.inherited";

    public Inherited {
        numbers = Set.copyOf(numbers);
    }

    /** @param listing the property's value; null or empty where there is none */
    public static Inherited of(String listing) {
        if (listing == null || listing.isBlank()) {
            return new Inherited(Set.of(0, 1, 2), false);
        }
        return new Inherited(
                Arrays.stream(listing.strip().split(" +")).map(Integer::valueOf).collect(Collectors.toSet()), true);
    }

    public boolean has(int number) {
        return numbers.contains(number);
    }
}
