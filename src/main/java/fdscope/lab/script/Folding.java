package fdscope.lab.script;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Computes what can be known of a value before a lab runs, in one variant. */
final class Folding {
    /** Stands for {@code run}: what it is, only the run knows; that nobody else has it, everybody. */
    static final Bytes RUN = Bytes.utf8("RUN");

    /** Longer than any path or address can be (PATH_MAX): what follows decides nothing. */
    private static final int ENOUGH = 4096;

    private static final Constants CONSTANTS = Constants.here();

    private final int variant;
    private final Map<String, Folded> names = new HashMap<>();

    Folding(int variant) {
        this.variant = variant;
        names.put(".run", new Folded(Optional.of(RUN), OptionalLong.empty(), true, false));
    }

    /**
     * @param text its bytes, as far as a path can be long
     * @param ofRun {@code run} is a part of it
     * @param given a name that the kernel told: of a socket that somebody had bound
     */
    record Folded(Optional<Bytes> text, OptionalLong number, boolean ofRun, boolean given) {
        static final Folded UNKNOWN = new Folded(Optional.empty(), OptionalLong.empty(), false, false);
        static final Folded GIVEN = new Folded(Optional.empty(), OptionalLong.empty(), false, true);

        static Folded text(Bytes bytes, boolean ofRun) {
            Bytes enough = bytes.length() > ENOUGH ? bytes.slice(0, ENOUGH) : bytes;
            return new Folded(Optional.of(enough), OptionalLong.empty(), ofRun, false);
        }

        static Folded number(long number) {
            return new Folded(Optional.empty(), OptionalLong.of(number), false, false);
        }
    }

    /** Notes what a line binds. */
    void note(Step step) {
        if (step instanceof Step.Let let) {
            names.put("." + let.name(), of(let.value().in(variant)));
        } else if (step instanceof Step.Bind bind) {
            names.put(bind.actor() + "." + bind.name(), of(bind.value().in(variant)));
        } else if (step instanceof Step.Act act && act.call().name().matches("getsockname|getpeername")) {
            act.names().forEach(name -> names.put(act.actor() + "." + name, Folded.GIVEN));
        }
    }

    Folded of(Alt alt) {
        return of(alt.in(variant));
    }

    Folded of(Expr expr) {
        if (expr instanceof Expr.Int number) {
            return Folded.number(number.value());
        } else if (expr instanceof Expr.Str string) {
            return Folded.text(string.value(), false);
        } else if (expr instanceof Expr.Constant constant) {
            return constant(constant.name());
        } else if (expr instanceof Expr.Name name) {
            return names.getOrDefault(name.actor() + "." + name.name(), Folded.UNKNOWN);
        } else if (expr instanceof Expr.Group group) {
            return of(group.alt());
        } else if (expr instanceof Expr.Field field) {
            return field.name().equals("name") ? Folded.GIVEN : Folded.UNKNOWN;
        } else if (expr instanceof Expr.Negate negate) {
            OptionalLong number = of(negate.of()).number();
            return number.isPresent() ? Folded.number(-number.getAsLong()) : Folded.UNKNOWN;
        } else if (expr instanceof Expr.Binary binary) {
            return binary(binary.operator(), of(binary.left()), of(binary.right()));
        } else if (expr instanceof Expr.Apply apply && apply.arguments().size() == 1) {
            return apply(apply.function(), of(apply.arguments().get(0)));
        }
        return Folded.UNKNOWN;
    }

    private static Folded constant(String name) {
        OptionalLong number = CONSTANTS.number(name);
        return number.isPresent()
                ? Folded.number(number.getAsLong())
                : Errno.ofName(name).map(e -> Folded.number(e.number())).orElse(Folded.UNKNOWN);
    }

    private static Folded binary(char operator, Folded left, Folded right) {
        if (left.text().isPresent() && right.text().isPresent() && operator == '+') {
            return Folded.text(left.text().get().plus(right.text().get()), left.ofRun() || right.ofRun());
        }
        if (left.text().isPresent() && right.number().isPresent() && operator == '*') {
            Bytes once = left.text().get();
            long times = Math.max(0, Math.min(right.number().getAsLong(), ENOUGH));
            return Folded.text(
                    once.isEmpty() ? once : once.times((int) Math.min(times, 1 + ENOUGH / once.length())),
                    left.ofRun() && times > 0);
        }
        if (left.number().isEmpty() || right.number().isEmpty()) {
            return Folded.UNKNOWN;
        }
        long a = left.number().getAsLong();
        long b = right.number().getAsLong();
        return Folded.number(
                switch (operator) {
                    case '+' -> a + b;
                    case '-' -> a - b;
                    case '*' -> a * b;
                    default -> a | b;
                });
    }

    /** The digits of a number that is not known lead nowhere: they stand as N. */
    private static Folded apply(String function, Folded argument) {
        OptionalLong number = argument.number();
        if (function.equals("decimal")) {
            return Folded.text(Bytes.utf8(number.isPresent() ? Long.toString(number.getAsLong()) : "N"), false);
        }
        int size = List.of("u8", "u16", "", "u32", "", "", "", "u64").indexOf(function) + 1;
        if (size == 0 || number.isEmpty()) {
            return Folded.UNKNOWN;
        }
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        Bytes eight = Bytes.of(ByteBuffer.allocate(8)
                .order(ByteOrder.nativeOrder())
                .putLong(number.getAsLong())
                .array());
        return Folded.text(little ? eight.slice(0, size) : eight.slice(8 - size, 8), false);
    }
}
