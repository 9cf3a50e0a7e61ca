package fdscope.observe;

import java.util.List;
import java.util.Optional;

/**
 * A function of the running kernel: what it takes and gives. All text can be printed.
 *
 * @param returns the type, {@code void} for nothing
 * @param declaration the whole as C declares it, without a semicolon
 * @param module empty for the kernel itself
 */
public record FunctionPrototype(
        String name, String returns, List<Parameter> parameters, String declaration, Optional<String> module) {
    public FunctionPrototype {
        parameters = List.copyOf(parameters);
    }

    /** The structures and unions that it takes pointers to, each once, in the order of its parameters. */
    public List<TypeQuestion> pointedTo() {
        return parameters.stream()
                .map(parameter -> parameter.type().replaceFirst("^(const |volatile )+", ""))
                .filter(type -> type.matches("(struct|union) [A-Za-z_][A-Za-z0-9_]* \\*.*"))
                .map(type -> TypeQuestion.of(type.substring(0, type.indexOf('*'))))
                .distinct()
                .toList();
    }

    /**
     * One parameter.
     *
     * @param name empty where none was told, and for {@code ...}
     * @param type as C writes a type; {@code ...} for as many as the caller likes
     */
    public record Parameter(Optional<String> name, String type) {}
}
