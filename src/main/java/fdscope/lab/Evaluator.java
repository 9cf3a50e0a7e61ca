package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.Errno;
import fdscope.lab.script.Alt;
import fdscope.lab.script.Expr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes expressions: principle 7 of the language, the runner computes and the actor calls. One per evaluation: it
 * collects the sources of the observations that were made on the way.
 */
final class Evaluator {
    /** Makes the observations of docs/lab-language.md, section 6. */
    interface Observer {
        /** Empty: the function is no observation. */
        Optional<Observation> observe(String function, List<Value> arguments) throws LabFailure;
    }

    /** What was seen, and where. */
    record Observation(Value value, String source) {}

    /** The numbers of this machine; immutable. */
    static final Constants CONSTANTS = Constants.here();

    private final int variant;
    private final Bindings names;
    private final Observer observer;
    private final List<String> sources = new ArrayList<>();

    Evaluator(int variant, Bindings names, Observer observer) {
        this.variant = variant;
        this.names = names;
        this.observer = observer;
    }

    /** Where the observed values came from, in order, without repetition. */
    String sources() {
        return String.join("; ", sources.stream().distinct().toList());
    }

    Value value(Alt alt) throws LabFailure {
        return value(alt.in(variant));
    }

    Value value(Expr expr) throws LabFailure {
        if (expr instanceof Expr.Int number) {
            return new Value.Num(number.value());
        }
        if (expr instanceof Expr.Str string) {
            return new Value.Str(string.value());
        }
        if (expr instanceof Expr.Constant constant) {
            return constant(constant.name());
        }
        if (expr instanceof Expr.Any) {
            return new Value.Any();
        }
        if (expr instanceof Expr.Name name) {
            return names.get(name.actor(), name.name());
        }
        if (expr instanceof Expr.ActorName actor) {
            return new Value.Player(actor.name());
        }
        if (expr instanceof Expr.Field field) {
            return field(value(field.of()), field.name());
        }
        if (expr instanceof Expr.Index index) {
            return element(index);
        }
        if (expr instanceof Expr.Group group) {
            return value(group.alt());
        }
        if (expr instanceof Expr.Negate negate) {
            return new Value.Num(-number(value(negate.of())));
        }
        if (expr instanceof Expr.ListOf list) {
            return new Value.Items(items(list.elements()));
        }
        if (expr instanceof Expr.Binary binary) {
            return binary(binary.operator(), value(binary.left()), value(binary.right()));
        }
        Expr.Apply apply = (Expr.Apply) expr;
        return apply(apply.function(), items(apply.arguments()));
    }

    /** The elements of a list, {@code f * 253} spread out. */
    List<Value> items(List<Alt> elements) throws LabFailure {
        List<Value> values = new ArrayList<>();
        for (Alt element : elements) {
            Expr expr = element.in(variant);
            if (expr instanceof Expr.Binary times
                    && times.operator() == '*'
                    && value(times.left()).principal() instanceof Value.Descriptor descriptor) {
                values.addAll(java.util.Collections.nCopies(Growth.elements(number(value(times.right()))), descriptor));
            } else {
                values.add(value(expr));
            }
        }
        return values;
    }

    static Value constant(String name) throws LabFailure {
        Optional<Errno> errno = Errno.ofName(name);
        if (errno.isPresent()) {
            return new Value.Constant(name, errno.get().number());
        }
        return new Value.Constant(
                name, CONSTANTS.number(name).orElseThrow(() -> new LabFailure(name + ": unknown constant")));
    }

    static long number(Value value) throws LabFailure {
        Value plain = principal(value);
        if (plain instanceof Value.Num num) {
            return num.number();
        }
        if (plain instanceof Value.Constant constant) {
            return constant.number();
        }
        if (plain instanceof Value.Descriptor descriptor) {
            return descriptor.number();
        }
        if (plain instanceof Value.Truth truth) {
            return truth.holds() ? 1 : 0;
        }
        if (plain instanceof Value.Mapping mapping) {
            return mapping.address();
        }
        if (plain instanceof Value.Items items) {
            return items.values().size();
        }
        throw new LabFailure("a number is needed here, not " + Rendering.of(plain));
    }

    static Bytes bytes(Value value) throws LabFailure {
        Value plain = principal(value);
        if (plain instanceof Value.Str string) {
            return string.bytes();
        }
        throw new LabFailure("bytes are needed here, not " + Rendering.of(plain));
    }

    static Value principal(Value value) throws LabFailure {
        if (value instanceof Value.Outcome outcome && outcome.error().isPresent()) {
            throw new LabFailure("the call failed with " + outcome.error().get().name() + " and gave no value");
        }
        return value.principal();
    }

    private static Value field(Value of, String name) throws LabFailure {
        if (of instanceof Value.Outcome outcome) {
            principal(of);
            Value field = outcome.fields().get(name);
            if (field != null) {
                return field;
            }
            if (name.equals("data")) {
                return outcome.principal();
            }
            throw new LabFailure("no field " + name + " came, expected one of "
                    + String.join(
                            ", ", outcome.fields().keySet().stream().sorted().toList()));
        }
        throw new LabFailure("." + name + ": only the result of a call has fields");
    }

    private Value element(Expr.Index index) throws LabFailure {
        Value of = principal(value(index.of()));
        long at = number(value(index.index()));
        if (of instanceof Value.Items items) {
            if (at < 0 || at >= items.values().size()) {
                String what = text(index.of());
                throw new LabFailure("no element " + at + ": " + what
                        + (items.values().isEmpty()
                                ? " is empty"
                                : " has " + items.values().size()));
            }
            return items.values().get((int) at);
        }
        if (of instanceof Value.Str string && at >= 0 && at < string.bytes().length()) {
            return new Value.Num(string.bytes().at((int) at) & 0xff);
        }
        throw new LabFailure("no element " + at + ": it is " + Rendering.of(of));
    }

    private static String text(Expr expr) {
        if (expr instanceof Expr.Field field) {
            return text(field.of()) + "." + field.name();
        }
        return expr instanceof Expr.Name name ? name.name() : "it";
    }

    private static Value binary(char operator, Value left, Value right) throws LabFailure {
        boolean leftBytes = principal(left) instanceof Value.Str;
        boolean rightBytes = principal(right) instanceof Value.Str;
        switch (operator) {
            case '+':
                return leftBytes || rightBytes
                        ? new Value.Str(Growth.plus(bytes(left), bytes(right)))
                        : new Value.Num(number(left) + number(right));
            case '-':
                return new Value.Num(number(left) - number(right));
            case '*':
                return leftBytes
                        ? new Value.Str(Growth.times(bytes(left), number(right)))
                        : new Value.Num(number(left) * number(right));
            default:
                return new Value.Num(number(left) | number(right));
        }
    }

    private Value apply(String function, List<Value> arguments) throws LabFailure {
        switch (function) {
            case "u8":
                return packed(arguments.get(0), 1);
            case "u16":
                return packed(arguments.get(0), 2);
            case "u32":
                return packed(arguments.get(0), 4);
            case "u64":
                return packed(arguments.get(0), 8);
            case "decimal":
                return new Value.Str(Bytes.utf8(Long.toString(number(arguments.get(0)))));
            case "CMSG_SPACE":
                return new Value.Num(16 + (number(arguments.get(0)) + 7 & ~7L));
            case "CMSG_LEN":
                return new Value.Num(16 + number(arguments.get(0)));
            case "slice":
                return slice(bytes(arguments.get(0)), number(arguments.get(1)), number(arguments.get(2)));
            case "len":
                return new Value.Num(length(principal(arguments.get(0))));
            case "rate":
                return rate(arguments.get(0));
            default:
                Observation seen = observer.observe(function, arguments)
                        .orElseThrow(() -> new LabFailure(function + ": not an observation"));
                if (!seen.source().isEmpty()) {
                    sources.add(seen.source());
                }
                return seen.value();
        }
    }

    private static Value packed(Value value, int size) throws LabFailure {
        byte[] eight = ByteBuffer.allocate(8)
                .order(ByteOrder.nativeOrder())
                .putLong(number(value))
                .array();
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        Bytes all = Bytes.of(eight);
        return new Value.Str(little ? all.slice(0, size) : all.slice(8 - size, 8));
    }

    /** Bytes from one place up to another, which does not belong to it. */
    private static Value slice(Bytes bytes, long from, long to) throws LabFailure {
        if (from < 0 || to < from || to > bytes.length()) {
            throw new LabFailure("slice(" + from + ", " + to + ") of " + bytes.length() + " bytes, expected 0 to "
                    + bytes.length() + " in order");
        }
        return new Value.Str(bytes.slice((int) from, (int) to));
    }

    private static long length(Value value) throws LabFailure {
        if (value instanceof Value.Items items) {
            return items.values().size();
        }
        return bytes(value).length();
    }

    /** MiB/s of a repeat: its bytes over the time inside its calls. */
    private static Value rate(Value value) throws LabFailure {
        long total = number(field(value, "total"));
        long ns = Math.max(1, number(field(value, "ns")));
        return new Value.Num(Math.round(total / 1048576.0 / (ns / 1e9)));
    }
}
