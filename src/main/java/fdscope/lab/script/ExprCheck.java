package fdscope.lab.script;

import fdscope.lab.script.CallTable.Parameter;
import fdscope.lab.script.CallTable.Wants;
import java.util.List;
import java.util.Optional;

/** The kind of each value of a line, and what is wrong with it. What cannot be told passes. */
final class ExprCheck {
    private final LineCheck at;

    ExprCheck(LineCheck at) {
        this.at = at;
    }

    /** The kind of the value of this variant; counts the values. */
    Type of(Alt alt) {
        return value(alt).map(this::of).orElse(Type.UNKNOWN);
    }

    /** As {@link #of(Alt)}, where {@code any} may stand. */
    Type ofResult(Alt alt) {
        return value(alt)
                .filter(value -> !(value instanceof Expr.Any))
                .map(this::of)
                .orElse(Type.UNKNOWN);
    }

    /** The value of this variant; none if their number is wrong. */
    Optional<Expr> value(Alt alt) {
        Draft draft = at.lab().draft();
        int count = alt.values().size();
        if (count != 1 && !draft.variantsKnown()) {
            return Optional.empty();
        }
        if (!countFits(count)) {
            return Optional.empty();
        }
        return Optional.of(alt.in(at.variant()));
    }

    boolean countFits(int count) {
        Draft draft = at.lab().draft();
        List<String> variants = draft.variants();
        if (count == 1 || count == variants.size() || !draft.variantsKnown()) {
            return true;
        }
        if (variants.equals(List.of(Script.ONLY_VARIANT))) {
            at.fault(count + " values, but the lab has no variants; expected one value or a line \"variants A / B\"");
        } else {
            at.fault(count + " values for " + variants.size() + " variants (" + String.join(" / ", variants) + ")");
        }
        return false;
    }

    Type of(Expr expr) {
        if (expr instanceof Expr.Int) {
            return Type.of(Kind.NUMBER);
        } else if (expr instanceof Expr.Str) {
            return Type.of(Kind.BYTES);
        } else if (expr instanceof Expr.Constant constant) {
            return constant(constant.name());
        } else if (expr instanceof Expr.Name name) {
            return at.named(name);
        } else if (expr instanceof Expr.ActorName actor) {
            boolean known = at.lab().draft().names().actors().contains(actor.name()) && at.started(actor.name());
            return known ? Type.of(Kind.ACTOR) : Type.UNKNOWN;
        } else if (expr instanceof Expr.Field field) {
            return field(field);
        } else if (expr instanceof Expr.Index index) {
            return index(index);
        } else if (expr instanceof Expr.Apply apply) {
            return apply(apply);
        } else if (expr instanceof Expr.ListOf list) {
            return list(list.elements().stream().map(this::of).toList());
        } else if (expr instanceof Expr.Group group) {
            return of(group.alt());
        } else if (expr instanceof Expr.Negate negate) {
            return number(negate.of(), "-");
        } else if (expr instanceof Expr.Binary binary) {
            return binary(binary);
        }
        at.fault("any: expected only as a result, after \"->\", \"until\" or a comparison");
        return Type.UNKNOWN;
    }

    private Type constant(String name) {
        if (!at.lab().constants().test(name)) {
            at.fault(name + ": not a known constant; "
                    + Vocabulary.didYouMean(
                            name,
                            at.lab().allConstants(),
                            Habits.family(name, List.copyOf(at.lab().allConstants()))));
        }
        return Type.of(Kind.NUMBER);
    }

    private Type field(Expr.Field field) {
        if (field.of() instanceof Expr.Name name && isNobody(name)) {
            at.fault(name.name() + ": neither an actor ("
                    + String.join(", ", at.lab().draft().names().actors()) + ") nor bound with \"let\"");
            return Type.UNKNOWN;
        }
        Type of = of(field.of());
        if (of.isUnknown()) {
            return Type.UNKNOWN;
        }
        Optional<Kind> kind = of.yield().flatMap(y -> y.field(field.name()));
        if (kind.isEmpty()) {
            at.fault(noField(field.name(), ExprText.of(field.of()), of));
        }
        return Type.owned(kind.orElse(Kind.UNKNOWN), of.owner());
    }

    private boolean isNobody(Expr.Name name) {
        return name.actor().isEmpty()
                && !at.lab().draft().names().isLet(name.name())
                && !at.lab().draft().isPoisoned(name.name());
    }

    /** {@code flag: not a field of bob.m; did you mean flags?}. */
    static String noField(String field, String of, Type type) {
        if (type.yield().isEmpty()) {
            return field + ": " + of + " is " + type.kind().words() + " and has no fields; expected it without \"."
                    + field + "\"";
        }
        List<String> known =
                type.yield().get().fields().keySet().stream().sorted().toList();
        return field + ": not a field of " + of + "; "
                + Vocabulary.didYouMean(field, known, "expected one of " + String.join(", ", known));
    }

    private Type index(Expr.Index index) {
        Type of = of(index.of());
        number(index.index(), "[");
        if (of.is(Kind.DESCRIPTORS)) {
            return Type.owned(Kind.DESCRIPTOR, of.owner());
        }
        if (!of.is(Kind.LIST) && !of.isUnknown()) {
            at.fault(ExprText.of(index.of()) + " is " + of.kind().words() + ", expected a list before \"[\""
                    + (of.yield().flatMap(y -> y.field("fds")).isPresent()
                            ? "; write " + ExprText.of(index.of()) + ".fds"
                            : ""));
        }
        return Type.UNKNOWN;
    }

    private Type apply(Expr.Apply apply) {
        CallTable.Function function = CallTable.function(apply.function()).orElseThrow();
        List<Parameter> parameters = function.parameters();
        int given = apply.arguments().size();
        long needed = parameters.stream().filter(p -> !p.optional()).count();
        if (given < needed || given > parameters.size()) {
            at.fault(function.name() + "(): " + count(given) + ", expected " + function);
        }
        for (int i = 0; i < given; i++) {
            Type type = of(apply.arguments().get(i));
            if (i < parameters.size()) {
                wants(
                        function.name(),
                        i + 1,
                        parameters.get(i).wants(),
                        apply.arguments().get(i),
                        type);
            }
        }
        if (function.name().equals("fd") || function.name().equals("copy")) {
            return naming(function.name(), apply);
        }
        return Type.of(function.gives());
    }

    static String count(int arguments) {
        return arguments == 0 ? "no argument" : arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    /** Tells if an argument is certainly not what is wanted. */
    void wants(String function, int position, Wants wants, Alt alt, Type type) {
        if (Fits.fits(wants, type, value(alt).orElse(new Expr.Any()))) {
            return;
        }
        String text = value(alt).map(ExprText::of).orElse("");
        String advice = "";
        if (type.is(Kind.DESCRIPTOR) && wants == Wants.NUMBER) {
            advice = "; write " + (function.equals("listed") ? "inode(" : "number(") + text + ")";
        } else if (type.is(Kind.NUMBER) && wants == Wants.DATA) {
            advice = "; write u32(" + text + ") or decimal(" + text + ")";
        } else if (type.is(Kind.ACTOR) && wants == Wants.NUMBER) {
            advice = "; write pid(" + text + ")";
        } else if (Fits.wantsDescriptor(wants)
                && type.yield().flatMap(y -> y.field("fds")).isPresent()) {
            advice = "; write " + text + ".fds[0]";
        }
        at.fault(function + "(): argument " + position + " is " + type.kind().words() + ", expected " + wants.words()
                + advice);
    }

    /** {@code fd} and {@code copy}: which descriptor of the line's actor gets the name. */
    private Type naming(String function, Expr.Apply apply) {
        String what = function.equals("fd") ? "NAME = fd(N)" : "NAME = copy(OTHER.NAME)";
        if (at.actor().isEmpty()) {
            at.fault(function + "() says whose descriptor by its line; expected it in an actor's line");
        } else if (!(at.line().step() instanceof Step.Bind bind
                && bind.value().values().contains(apply))) {
            at.fault(function + "() only gives a descriptor its name, expected it alone: " + at.actor() + " " + what);
        }
        return Type.owned(Kind.DESCRIPTOR, at.actor());
    }

    private static Type list(List<Type> types) {
        boolean descriptors = !types.isEmpty() && types.stream().allMatch(t -> t.is(Kind.DESCRIPTOR));
        return descriptors ? Type.owned(Kind.DESCRIPTORS, types.get(0).owner()) : Type.of(Kind.LIST);
    }

    private Type number(Expr expr, String operator) {
        Type type = of(expr);
        if (!type.is(Kind.NUMBER) && !type.isUnknown()) {
            at.fault(ExprText.of(expr) + " is " + type.kind().words() + ", expected a number beside \"" + operator
                    + "\"" + (type.is(Kind.DESCRIPTOR) ? "; write number(" + ExprText.of(expr) + ")" : ""));
        }
        return Type.of(Kind.NUMBER);
    }

    private Type binary(Expr.Binary binary) {
        if (binary.operator() == '+') {
            return plus(binary);
        }
        if (binary.operator() == '*') {
            Type left = of(binary.left());
            number(binary.right(), "*");
            return left.is(Kind.DESCRIPTOR)
                    ? Type.owned(Kind.DESCRIPTORS, left.owner())
                    : Type.owned(left.kind(), left.owner());
        }
        number(binary.left(), String.valueOf(binary.operator()));
        return number(binary.right(), String.valueOf(binary.operator()));
    }

    private Type plus(Expr.Binary binary) {
        Type left = of(binary.left());
        Type right = of(binary.right());
        boolean mixed = left.is(Kind.BYTES) && right.is(Kind.NUMBER) || left.is(Kind.NUMBER) && right.is(Kind.BYTES);
        if (mixed) {
            Expr number = left.is(Kind.NUMBER) ? binary.left() : binary.right();
            String text = ExprText.of(number);
            at.fault(text + " is a number, expected bytes beside \"+\"; write u32(" + text + ") or decimal(" + text
                    + ")");
        } else if (left.is(Kind.DESCRIPTOR) || right.is(Kind.DESCRIPTOR)) {
            String text = ExprText.of(left.is(Kind.DESCRIPTOR) ? binary.left() : binary.right());
            at.fault(text + " is a descriptor, expected a number beside \"+\"; write number(" + text + ")");
        }
        boolean bytes = left.is(Kind.BYTES) || right.is(Kind.BYTES);
        return left.isUnknown() && right.isUnknown() ? Type.UNKNOWN : Type.of(bytes ? Kind.BYTES : Kind.NUMBER);
    }
}
