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

    private static final long SOL_SOCKET = 1;
    private static final long SCM_RIGHTS = 1;
    private static final long SCM_CREDENTIALS = 2;

    private Carried() {}

    /** Control messages, the constants among the arguments, and the kind of address. */
    static Set<String> by(Step.Call call, int variant) {
        Set<String> with = new HashSet<>();
        for (Step.Argument argument : call.arguments()) {
            if (argument instanceof Step.Argument.Rights) {
                with.add("SCM_RIGHTS");
            } else if (argument instanceof Step.Argument.RawControl raw) {
                control(raw.fields(), variant, with);
            } else if (argument instanceof Step.Argument.Credentials) {
                with.add("SCM_CREDENTIALS");
            } else if (argument instanceof Step.Argument.Plain plain) {
                of(plain.value(), variant, NAMED_BY_ADDRESS.contains(call.name()), with);
            }
        }
        return with;
    }

    /** A header by hand; the kernel passes over other levels than SOL_SOCKET. */
    private static void control(List<Step.Field> fields, int variant, Set<String> with) {
        if (number(fields, "cmsg_level", SOL_SOCKET, variant) == SOL_SOCKET) {
            long type = number(fields, "cmsg_type", SCM_RIGHTS, variant);
            if (type == SCM_RIGHTS || type == SCM_CREDENTIALS) {
                with.add(type == SCM_RIGHTS ? "SCM_RIGHTS" : "SCM_CREDENTIALS");
            }
        }
    }

    private static long number(List<Step.Field> fields, String name, long otherwise, int variant) {
        for (Step.Field field : fields) {
            if (field.name().equals(name) && field.value().in(variant) instanceof Expr.Int number) {
                return number.value();
            }
        }
        return otherwise;
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
