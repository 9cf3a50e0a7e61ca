package fdscope.observe;

import java.util.List;
import java.util.Optional;

/**
 * The structures and unions that the BTF of the running kernel knows by name.
 *
 * @param names in alphabetical order, each once
 * @param unknown why there are none; empty if the BTF could be read
 */
public record TypeNames(List<TypeName> names, Optional<String> unknown) {
    public TypeNames {
        names = List.copyOf(names);
    }

    /**
     * @param kind {@code TYPEDEF} for a structure that has no tag of its own
     * @param size in bytes
     * @param module empty for the kernel itself
     */
    public record TypeName(TypeKind kind, String name, long size, int members, Optional<String> module) {
        public TypeQuestion question() {
            return new TypeQuestion(Optional.of(kind), name);
        }
    }

    public static TypeNames unknown(String why) {
        return new TypeNames(List.of(), Optional.of(why));
    }
}
