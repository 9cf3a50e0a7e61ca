package fdscope.lab.script;

import java.util.List;

/** One value, or one per variant: {@code "hello" / "x" / any}. Exactly 1 or as many as the script has variants. */
public record Alt(List<Expr> values) {
    public Alt {
        values = List.copyOf(values);
    }

    /** The value that holds in the variant of this index. */
    public Expr in(int variantIndex) {
        return values.size() == 1 ? values.get(0) : values.get(variantIndex);
    }
}
