package fdscope.lesson;

import fdscope.kernel.Bytes;
import fdscope.lab.script.Alt;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a call carries that may change its way through the kernel. */
final class Carried {
    private static final List<String> NAMED_BY_ADDRESS = List.of("bind", "connect");

    private Carried() {}

    /** Control messages, the constants among the arguments, and the kind of address. */
    static Set<String> by(Step.Call call, int variant) {
        Set<String> with = new HashSet<>();
        for (Step.Argument argument : call.arguments()) {
            if (argument instanceof Step.Argument.Rights || argument instanceof Step.Argument.RawControl) {
                with.add("SCM_RIGHTS");
            } else if (argument instanceof Step.Argument.Credentials) {
                with.add("SCM_CREDENTIALS");
            } else if (argument instanceof Step.Argument.Plain plain) {
                of(plain.value(), variant, NAMED_BY_ADDRESS.contains(call.name()), with);
            }
        }
        return with;
    }

    private static void of(Alt alt, int variant, boolean address, Set<String> with) {
        Expr value = alt.in(variant);
        constants(value, variant, with);
        Expr first = value;
        while (first instanceof Expr.Binary joined) {
            first = joined.left();
        }
        if (address && first instanceof Expr.Str name) {
            Bytes bytes = name.value();
            if (bytes.length() == 0) {
                with.add("autobind");
            } else if (bytes.toArray()[0] == 0) {
                with.add("abstract");
            }
        }
    }

    private static void constants(Expr value, int variant, Set<String> with) {
        if (value instanceof Expr.Constant constant) {
            with.add(constant.name());
        } else if (value instanceof Expr.Binary joined) {
            constants(joined.left(), variant, with);
            constants(joined.right(), variant, with);
        } else if (value instanceof Expr.Group group) {
            constants(group.alt().in(variant), variant, with);
        }
    }
}
