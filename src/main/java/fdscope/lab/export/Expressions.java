package fdscope.lab.export;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.lab.script.Alt;
import fdscope.lab.script.CallTable;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Expressions of the lab language in the language of the program; what both languages have in common. */
abstract class Expressions {
    private static final Set<String> OF_DESCRIPTORS =
            Set.of("inode", "closed", "cloexec", "flags", "offset", "in_flight", "queued", "unsent", "peer");
    private static final Set<String> OF_ACTORS = Set.of("alive", "pid", "uid", "open_fds", "blocked");

    final Draft draft;

    Expressions(Draft draft) {
        this.draft = draft;
    }

    // ---- how the language writes it ----

    abstract String literal(Bytes bytes);

    abstract String join(String left, String right);

    abstract String times(String bytes, String count);

    abstract String function(String name, List<String> arguments);

    abstract String constant(String name) throws NotExportable;

    abstract String actor(String name);

    abstract String kept(String actor, String name) throws NotExportable;

    abstract String field(String place, String field, Shape shape);

    abstract String element(String place, String index);

    abstract String elements(String place);

    abstract String equal(String left, String right, boolean same);

    abstract String set(List<String> actors);

    abstract String not(String condition);

    abstract String length(String bytes);

    // ---- what it means ----

    Expr here(Alt alt) {
        Expr expr = alt.in(draft.variant());
        return expr instanceof Expr.Group group ? here(group.alt()) : expr;
    }

    Shape shape(Expr expr) throws NotExportable {
        if (expr instanceof Expr.Group group) {
            return shape(here(group.alt()));
        } else if (expr instanceof Expr.Str) {
            return Shape.BYTES;
        } else if (expr instanceof Expr.Name name) {
            return draft.shape(name);
        } else if (expr instanceof Expr.Field field) {
            return shape(field.of())
                    .field(field.name())
                    .orElseThrow(() -> new NotExportable("." + field.name()
                            + " is not measured by the program, which knows what calls return and not how long they"
                            + " take"));
        } else if (expr instanceof Expr.Index index) {
            return shape(index.of()) == Shape.FDS ? Shape.FD : Shape.NUMBER;
        } else if (expr instanceof Expr.Binary binary) {
            return isBytes(binary.left()) || isBytes(binary.right()) ? Shape.BYTES : Shape.NUMBER;
        } else if (expr instanceof Expr.ListOf) {
            return Shape.ACTORS;
        } else if (expr instanceof Expr.ActorName) {
            return Shape.ACTOR;
        } else if (expr instanceof Expr.Apply apply) {
            return apply.function().equals("owners") ? Shape.ACTORS : given(apply);
        }
        return Shape.NUMBER;
    }

    private static Shape given(Expr.Apply apply) {
        Kind kind = CallTable.function(apply.function()).orElseThrow().gives();
        return kind == Kind.BYTES ? Shape.BYTES : kind == Kind.DESCRIPTOR ? Shape.FD : Shape.NUMBER;
    }

    boolean isBytes(Expr expr) throws NotExportable {
        Shape shape = shape(expr);
        return shape == Shape.BYTES || shape == Shape.RECEIVED;
    }

    /** Whether every process can compute it at any time. */
    boolean isPure(Expr expr) {
        if (expr instanceof Expr.Name name) {
            return name.actor().isEmpty() && draft.isPure(name.name());
        } else if (expr instanceof Expr.Binary binary) {
            return isPure(binary.left()) && isPure(binary.right());
        } else if (expr instanceof Expr.Apply apply) {
            return !CallTable.function(apply.function()).orElseThrow().observes()
                    && apply.arguments().stream().allMatch(argument -> isPure(here(argument)));
        } else if (expr instanceof Expr.Negate negate) {
            return isPure(negate.of());
        } else if (expr instanceof Expr.Group group) {
            return isPure(here(group.alt()));
        }
        return expr instanceof Expr.Int || expr instanceof Expr.Str || expr instanceof Expr.Constant;
    }

    String number(Alt alt) throws NotExportable {
        return number(here(alt));
    }

    String number(Expr expr) throws NotExportable {
        if (expr instanceof Expr.Int number) {
            return Long.toString(number.value());
        } else if (expr instanceof Expr.Constant constant) {
            return constant(constant.name());
        } else if (expr instanceof Expr.Group group) {
            return number(here(group.alt()));
        } else if (expr instanceof Expr.Name name) {
            Shape shape = draft.shape(name);
            String place = kept(name.actor(), name.name());
            return shape.isCompound() ? field(place, shape.principal(), Shape.NUMBER) : place;
        } else if (expr instanceof Expr.Field of) {
            return field(place(of.of()), of.name(), shape(of));
        } else if (expr instanceof Expr.Index index) {
            return index(index);
        } else if (expr instanceof Expr.ActorName name) {
            draft.need("pid");
            return function("pid", List.of(actor(name.name())));
        } else if (expr instanceof Expr.Negate negate) {
            return "-" + number(negate.of());
        } else if (expr instanceof Expr.Binary binary) {
            return binary(binary);
        } else if (expr instanceof Expr.Apply apply) {
            return apply(apply);
        }
        throw new NotExportable("a number is computed here in a way that the program has no words for");
    }

    private String index(Expr.Index index) throws NotExportable {
        if (index.of() instanceof Expr.Field of && of.name().equals("fds")) {
            return element(place(of.of()), number(index.index()));
        }
        throw new NotExportable("one byte of many is looked at here, which the program has no words for");
    }

    /** A sum within a sum needs no parentheses; everything else gets them. */
    private String binary(Expr.Binary binary) throws NotExportable {
        boolean flat = binary.operator() == '+' || binary.operator() == '|';
        return operand(binary.left(), flat ? binary.operator() : '(') + " " + binary.operator() + " "
                + operand(binary.right(), flat ? binary.operator() : '(');
    }

    private String operand(Expr expr, char around) throws NotExportable {
        Expr inner = expr instanceof Expr.Group group ? here(group.alt()) : expr;
        boolean plain = !(inner instanceof Expr.Binary binary) || binary.operator() == around;
        return plain ? number(inner) : "(" + number(inner) + ")";
    }

    /** The compound that a field is read of. */
    String place(Expr expr) throws NotExportable {
        if (expr instanceof Expr.Name name && draft.shape(name).isCompound()) {
            return kept(name.actor(), name.name());
        }
        throw new NotExportable("a field is read of something that is not the result of a call");
    }

    /** The actor and the number of a descriptor: two arguments. */
    List<String> descriptor(Expr expr) throws NotExportable {
        if (shape(expr) != Shape.FD) {
            throw new NotExportable("a descriptor is looked at whose owner the program does not know");
        }
        return List.of(actor(owner(expr)), number(expr));
    }

    private String owner(Expr expr) throws NotExportable {
        if (expr instanceof Expr.Name name) {
            return name.actor();
        } else if (expr instanceof Expr.Field of) {
            return owner(of.of());
        } else if (expr instanceof Expr.Index index) {
            return owner(index.of());
        }
        throw new NotExportable("a descriptor is looked at whose owner the program does not know");
    }

    private String apply(Expr.Apply apply) throws NotExportable {
        String name = apply.function();
        List<Expr> arguments = apply.arguments().stream().map(this::here).toList();
        if (OF_DESCRIPTORS.contains(name)) {
            draft.need(name);
            return function(name, descriptor(arguments.get(0)));
        }
        if (OF_ACTORS.contains(name)) {
            draft.need(name);
            return function(name, List.of(player(arguments.get(0))));
        }
        switch (name) {
            case "number":
                return number(arguments.get(0));
            case "same_file":
                draft.need(name);
                List<String> both = new ArrayList<>(descriptor(arguments.get(0)));
                both.addAll(descriptor(arguments.get(1)));
                return function(name, both);
            case "copies":
                draft.need(name);
                List<String> whose = new ArrayList<>(List.of(player(arguments.get(0))));
                whose.addAll(descriptor(arguments.get(1)));
                return function(name, whose);
            case "listed":
                return listed(arguments);
            case "owners":
                draft.need("owners");
                boolean fd = shape(arguments.get(0)) == Shape.FD;
                draft.need("inode");
                return function(
                        name, List.of(fd ? function("inode", descriptor(arguments.get(0))) : number(arguments.get(0))));
            case "exists", "symbol", "sysctl":
                draft.need(name);
                return function(name, List.of(bytes(arguments.get(0))));
            case "len":
                return shape(arguments.get(0)) == Shape.FDS
                        ? elements(place(((Expr.Field) arguments.get(0)).of()))
                        : length(bytes(arguments.get(0)));
            case "CMSG_SPACE", "CMSG_LEN":
                return controlSize(name, number(arguments.get(0)));
            default:
                throw new NotExportable(name + "() is measured or seen by fdscope alone");
        }
    }

    abstract String controlSize(String name, String bytes);

    private String listed(List<Expr> arguments) throws NotExportable {
        String source = arguments.size() < 2
                ? "sock_diag"
                : ((Expr.Str) arguments.get(1)).value().text();
        if (source.equals("ss")) {
            throw new NotExportable("it asks ss, a program whose output only fdscope reads here");
        }
        String name = source.equals("proc") ? "listed_in_proc" : "listed";
        draft.need(name);
        return function(name, List.of(number(arguments.get(0))));
    }

    String player(Expr expr) throws NotExportable {
        if (expr instanceof Expr.ActorName name) {
            return actor(name.name());
        }
        throw new NotExportable("an actor is meant that the program does not know");
    }

    String bytes(Alt alt) throws NotExportable {
        return bytes(here(alt));
    }

    String bytes(Expr expr) throws NotExportable {
        if (expr instanceof Expr.Str string) {
            return literal(string.value());
        } else if (expr instanceof Expr.Group group) {
            return bytes(here(group.alt()));
        } else if (expr instanceof Expr.Name name) {
            String place = kept(name.actor(), name.name());
            return draft.shape(name) == Shape.RECEIVED ? field(place, "data", Shape.BYTES) : place;
        } else if (expr instanceof Expr.Field of && shape(of) == Shape.BYTES) {
            return field(place(of.of()), of.name(), Shape.BYTES);
        } else if (expr instanceof Expr.Binary binary && binary.operator() == '+') {
            return join(bytes(binary.left()), bytes(binary.right()));
        } else if (expr instanceof Expr.Binary binary && binary.operator() == '*') {
            return times(bytes(binary.left()), number(binary.right()));
        } else if (expr instanceof Expr.Apply apply) {
            return bytesOf(apply);
        }
        throw new NotExportable("bytes are computed here in a way that the program has no words for");
    }

    private String bytesOf(Expr.Apply apply) throws NotExportable {
        String name = apply.function();
        List<Expr> arguments = apply.arguments().stream().map(this::here).toList();
        draft.need(name);
        switch (name) {
            case "u8", "u16", "u32", "u64", "decimal":
                return function(name, List.of(number(arguments.get(0))));
            case "slice":
                return function(
                        name, List.of(bytes(arguments.get(0)), number(arguments.get(1)), number(arguments.get(2))));
            case "target", "state":
                return function(name, descriptor(arguments.get(0)));
            case "wchan":
                return function(name, List.of(player(arguments.get(0))));
            default:
                throw new NotExportable(name + "() is seen by fdscope alone");
        }
    }

    static Optional<Errno> errno(Expr expr) {
        return expr instanceof Expr.Constant constant ? Errno.ofName(constant.name()) : Optional.empty();
    }

    static boolean isSignal(Expr expr) {
        return expr instanceof Expr.Constant constant
                && constant.name().startsWith("SIG")
                && !constant.name().startsWith("SIG_");
    }
}
