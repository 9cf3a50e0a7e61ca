package fdscope.lab.script;

import java.util.Optional;

/**
 * What is known of an expression in one variant.
 *
 * @param yield of which call it is the result, for its fields
 * @param owner of a descriptor or of a result that brought some; empty if nobody in particular
 */
record Type(Kind kind, Optional<Yield> yield, String owner) {
    static final Type UNKNOWN = of(Kind.UNKNOWN);

    static Type of(Kind kind) {
        return new Type(kind, Optional.empty(), "");
    }

    static Type owned(Kind kind, String owner) {
        return new Type(kind, Optional.empty(), owner);
    }

    static Type result(Yield yield, String owner) {
        return new Type(yield.principal(), Optional.of(yield), owner);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** One descriptor or several. */
    boolean isDescriptors() {
        return kind == Kind.DESCRIPTOR || kind == Kind.DESCRIPTORS;
    }

    boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    Type ownedBy(String actor) {
        return new Type(kind, yield, actor);
    }
}
