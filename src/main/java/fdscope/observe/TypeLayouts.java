package fdscope.observe;

import java.util.List;
import java.util.Optional;

/**
 * What the BTF of the running kernel says about one name. C lets several files have a structure of one name each; then all
 * are here.
 *
 * @param functions empty if only a type was asked for
 * @param near names that may have been meant, nearest first; only if there is nothing of this name
 * @param remark what else is to be said: the name is only declared, or a module could not be read
 * @param unknown why nothing can be said; empty if the BTF could be read
 */
public record TypeLayouts(
        List<TypeLayout> types,
        List<FunctionPrototype> functions,
        List<String> near,
        Optional<String> remark,
        Optional<String> unknown) {
    public TypeLayouts {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
        near = List.copyOf(near);
    }

    public static TypeLayouts unknown(String why) {
        return new TypeLayouts(List.of(), List.of(), List.of(), Optional.empty(), Optional.of(why));
    }

    public static TypeLayouts nothing(List<String> near, Optional<String> remark) {
        return new TypeLayouts(List.of(), List.of(), near, remark, Optional.empty());
    }

    /** Nothing bears the name. */
    public boolean isEmpty() {
        return types.isEmpty() && functions.isEmpty();
    }
}
