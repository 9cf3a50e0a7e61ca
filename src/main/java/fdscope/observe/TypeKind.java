package fdscope.observe;

import java.util.Optional;

/** What sort of type a name of C belongs to. */
public enum TypeKind {
    STRUCT("struct"),
    UNION("union"),
    ENUM("enum"),
    /** A name for something that has neither members nor values: a number, a pointer. */
    TYPEDEF("typedef");

    private final String word;

    TypeKind(String word) {
        this.word = word;
    }

    /** As C writes it. */
    public String word() {
        return word;
    }

    static Optional<TypeKind> of(String word) {
        for (TypeKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
