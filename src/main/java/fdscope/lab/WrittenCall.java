package fdscope.lab;

import fdscope.lab.script.Expr;
import fdscope.lab.script.Step;
import fdscope.lab.script.Step.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call as written, its arguments computed: values for the order, text for the trace. */
final class WrittenCall {
    /** Which argument of a call is a file mode: written in octal, as everybody reads it. */
    private static final Map<String, Integer> MODES =
            Map.of("open", 2, "openat", 3, "mkdir", 1, "mkfifo", 1, "chmod", 1, "fchmod", 1, "umask", 0);

    private final Step.Call call;
    private final Evaluator evaluator;
    private final Bindings names;
    private final int variant;
    private final List<Value> plain = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    WrittenCall(Step.Call call, Evaluator evaluator, Bindings names, int variant) throws LabFailure {
        this.call = call;
        this.evaluator = evaluator;
        this.names = names;
        this.variant = variant;
        for (Argument argument : call.arguments()) {
            texts.add(text(argument));
        }
    }

    Step.Call call() {
        return call;
    }

    /** How many plain arguments were given. */
    int size() {
        return plain.size();
    }

    Value at(int index) throws LabFailure {
        if (index >= plain.size()) {
            throw new LabFailure(call.name() + "() needs an argument more");
        }
        return plain.get(index);
    }

    Optional<Value> keyword(String word) throws LabFailure {
        for (Argument argument : call.arguments()) {
            if (argument instanceof Argument.Keyword keyword && keyword.word().equals(word)) {
                return Optional.of(evaluator.value(keyword.value()));
            }
        }
        return Optional.empty();
    }

    String text() {
        return call.name() + "(" + String.join(", ", texts) + ")";
    }

    private String text(Argument argument) throws LabFailure {
        if (argument instanceof Argument.Plain one) {
            Expr expr = one.value().in(variant);
            Value value = evaluator.value(expr);
            boolean mode = MODES.getOrDefault(call.name(), -1) == plain.size();
            plain.add(value);
            return mode && value instanceof Value.Num bits
                    ? "0" + Long.toOctalString(bits.number())
                    : Rendering.argument(expr, value, names);
        }
        if (argument instanceof Argument.Keyword keyword) {
            Expr expr = keyword.value().in(variant);
            return keyword.word() + " " + Rendering.argument(expr, evaluator.value(expr), names);
        }
        if (argument instanceof Argument.Rights rights) {
            return "SCM_RIGHTS " + Rendering.descriptors(evaluator.items(rights.fds()), names);
        }
        if (argument instanceof Argument.Credentials credentials) {
            return "SCM_CREDENTIALS " + fields(credentials.fields());
        }
        return fields(((Argument.RawControl) argument).fields());
    }

    private String fields(List<Step.Field> fields) throws LabFailure {
        List<String> parts = new ArrayList<>();
        for (Step.Field field : fields) {
            Expr expr = field.value().in(variant);
            Value value = evaluator.value(expr);
            String shown = value.principal() instanceof Value.Items items
                    ? Rendering.descriptors(items.values(), names)
                    : Rendering.argument(expr, value, names);
            parts.add(field.name() + "=" + shown);
        }
        return "{" + String.join(", ", parts) + "}";
    }
}
