package fdscope.cli;

import fdscope.lab.script.Script;
import java.util.List;
import java.util.Optional;

/** Which variants of a lab {@code --variant} means. */
final class VariantChoice {
    private VariantChoice() {}

    /** All, or the one that was named. */
    static List<String> of(Script script, Optional<String> variant) throws WrongUse {
        if (variant.isEmpty()) {
            return script.variants();
        }
        if (!script.variants().contains(variant.get())) {
            String known = script.variants().equals(List.of(Script.ONLY_VARIANT))
                    ? "this lab has none"
                    : "expected one of " + String.join(", ", script.variants());
            throw new WrongUse(variant.get() + ": no such variant, " + known);
        }
        return List.of(variant.get());
    }
}
