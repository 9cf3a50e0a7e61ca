package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How values and arguments are written in a trace: as strace writes them. Pure. */
final class Rendering {
    /** strace's own limit for the strings it prints. */
    private static final int STRING_LIMIT = 32;

    private Rendering() {}

    /** A value for people: {@code 1}, {@code "hello"}, {@code [server]}, {@code EAGAIN}, {@code yes}. */
    static String of(Value value) {
        if (value instanceof Value.Outcome outcome) {
            return outcome.error().map(errno -> "-1 " + errno.name()).orElseGet(() -> of(outcome.principal()));
        }
        if (value instanceof Value.Num num) {
            return Long.toString(num.number());
        }
        if (value instanceof Value.Str string) {
            return bytes(string.bytes());
        }
        if (value instanceof Value.Items items) {
            return items.values().stream().map(Rendering::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Descriptor descriptor) {
            return Integer.toString(descriptor.number());
        }
        if (value instanceof Value.Mapping mapping) {
            return "0x" + Long.toHexString(mapping.address());
        }
        if (value instanceof Value.Player player) {
            return player.name();
        }
        if (value instanceof Value.Constant constant) {
            return constant.name();
        }
        if (value instanceof Value.Truth truth) {
            return truth.holds() ? "yes" : "no";
        }
        return "success";
    }

    /** Quoted, escaped and cut as strace cuts it. */
    static String bytes(Bytes bytes) {
        return bytes.length() <= STRING_LIMIT
                ? Printable.quoted(bytes)
                : Printable.quoted(bytes.slice(0, STRING_LIMIT)) + "...";
    }

    /** An argument: constants by name ({@code SOCK_STREAM|SOCK_NONBLOCK}), descriptors as {@code 7<f>}, else the value. */
    static String argument(Expr expr, Value value, Bindings names) {
        if (isConstant(expr)) {
            return constants(expr);
        }
        Value plain = value.principal();
        if (plain instanceof Value.Descriptor descriptor) {
            return names.numbered(descriptor.actor(), descriptor.number());
        }
        return plain instanceof Value.Mapping && expr instanceof Expr.Name name ? name.name() : of(plain);
    }

    /** {@code [7<f>, 8<g>]}; the same one many times as {@code [7<f> * 253]}. */
    static String descriptors(List<Value> values, Bindings names) {
        List<String> texts = new ArrayList<>();
        int i = 0;
        while (i < values.size()) {
            int same = i + 1;
            while (same < values.size() && values.get(same).equals(values.get(i))) {
                same++;
            }
            Value plain = values.get(i).principal();
            String text = plain instanceof Value.Descriptor descriptor
                    ? names.numbered(descriptor.actor(), descriptor.number())
                    : of(plain);
            if (same - i > 4) {
                texts.add(text + " * " + (same - i));
            } else {
                texts.addAll(Collections.nCopies(same - i, text));
            }
            i = same;
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private static boolean isConstant(Expr expr) {
        return expr instanceof Expr.Constant
                || expr instanceof Expr.Binary or
                        && or.operator() == '|'
                        && isConstant(or.left())
                        && isConstant(or.right());
    }

    private static String constants(Expr expr) {
        return expr instanceof Expr.Binary or
                ? constants(or.left()) + "|" + constants(or.right())
                : ((Expr.Constant) expr).name();
    }

    /** What was expected, as its author wrote it or as it came out: {@code MSG_CTRUNC}, {@code "hello"}, {@code 11}. */
    static String expected(Step.Comparison comparison, int variant, Value value) {
        Expr expr = comparison.value().in(variant);
        String what = isConstant(expr) ? constants(expr) : of(value);
        return comparison.operator() == Step.Operator.EQ
                ? what
                : comparison.operator().sign() + " " + what;
    }

    /** What was seen; flags by name where they were compared with flags by name. */
    static String observed(Value actual, Optional<Step.Comparison> comparison, int variant) {
        boolean number = actual.principal() instanceof Value.Num;
        if (comparison.isEmpty() || !number) {
            return of(actual);
        }
        Expr expr = comparison.get().value().in(variant);
        String family = isConstant(expr) ? family(constants(expr)) : "";
        long seen = ((Value.Num) actual.principal()).number();
        return family.isEmpty() ? of(actual) : Evaluator.CONSTANTS.render(family, seen);
    }

    /** The family whose flags are rendered by name; empty for others. */
    private static String family(String constant) {
        for (String family : List.of("F_SEAL", "MSG", "O", "POLL", "EPOLL", "S_IF")) {
            if (constant.startsWith(
                    family.equals("S_IF") || family.startsWith("EPOLL") || family.equals("POLL")
                            ? family
                            : family + "_")) {
                return family;
            }
        }
        return "";
    }
}
