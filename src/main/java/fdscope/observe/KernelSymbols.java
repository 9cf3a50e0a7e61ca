package fdscope.observe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the wanted functions the running kernel has a symbol for (/proc/kallsyms). A function that was inlined and one
 * that this kernel does not have look the same: neither has a symbol.
 *
 * @param found wanted name → its symbols, compiler suffixes included
 * @param unknown why nothing can be said; empty if the list could be read
 */
public record KernelSymbols(Map<String, List<Symbol>> found, Optional<String> unknown) {
    public KernelSymbols {
        found = Map.copyOf(found);
    }

    public enum Status {
        PRESENT,
        NO_SYMBOL,
        UNKNOWN
    }

    /**
     * One line of /proc/kallsyms.
     *
     * @param kind as nm(1) has it: {@code T} global, {@code t} local
     * @param name with its compiler suffix, e.g. {@code unix_gc.constprop.0}
     * @param module empty for the kernel itself
     */
    public record Symbol(char kind, String name, Optional<String> module) {}

    public static KernelSymbols unknown(String why) {
        return new KernelSymbols(Map.of(), Optional.of(why));
    }

    public Status status(String function) {
        if (unknown.isPresent()) {
            return Status.UNKNOWN;
        }
        return found.containsKey(function) ? Status.PRESENT : Status.NO_SYMBOL;
    }
}
