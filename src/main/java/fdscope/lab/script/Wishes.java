package fdscope.lab.script;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.UnixAddress;
import fdscope.lab.script.CallTable.Parameter;
import fdscope.lab.script.CallTable.Wants;
import fdscope.lab.script.Folding.Folded;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a lab wants of the machine, told from its parsed text alone. What can be computed is computed; what only the run
 * will know is listed as that. A relative name leads into the lab's folder, and an abstract one with {@code run} in it
 * to the lab's own sockets: they are no wishes.
 */
public final class Wishes {
    private static final long PROT_EXEC = 4;
    private static final int FAMILY_BYTES = 2;
    private static final long AF_UNSPEC = 0;

    private final Script script;
    private final Set<Wish> found = new LinkedHashSet<>();
    private Folding folding;
    private Script.Line line;
    /** addrlen may cut off {@code run}, which makes a name the lab's own. */
    private boolean cut;

    private Wishes(Script script) {
        this.script = script;
    }

    /** In the order of the lines, each once. */
    public static List<Wish> of(Script script) {
        Wishes wishes = new Wishes(script);
        script.actors().forEach(wishes::actor);
        for (int variant = 0; variant < script.variants().size(); variant++) {
            wishes.folding = new Folding(variant);
            for (Script.Line line : script.stepsOf(script.variants().get(variant))) {
                wishes.line = line;
                wishes.step(line.step(), variant);
                wishes.folding.note(line.step());
            }
        }
        return List.copyOf(wishes.found);
    }

    private void actor(Script.ActorDeclaration actor) {
        if (actor.root()) {
            found.add(new Wish(Wish.Kind.ROOT, "to be root", actor.line()));
        }
        actor.uid()
                .ifPresent(uid -> found.add(
                        new Wish(Wish.Kind.USER, "to be another user, uid " + ExprText.of(uid), actor.line())));
        actor.unshare()
                .ifPresent(flags -> found.add(
                        new Wish(Wish.Kind.NAMESPACES, "namespaces of its own, " + ExprText.of(flags), actor.line())));
    }

    private void step(Step step, int variant) {
        if (step instanceof Step.Needs needs) {
            needs.needs().stream()
                    .filter(need -> need.kind() == Step.Need.Kind.PROGRAM)
                    .forEach(need -> add(Wish.Kind.PROGRAM, "to know whether there is a program " + need.name()));
        } else if (step instanceof Step.Act act) {
            call(act.call(), variant);
        }
        ExprWalk.walk(step, expr -> {
            if (expr instanceof Expr.Apply apply && apply.function().equals("exists")) {
                apply.arguments().forEach(path -> path(path.in(variant)));
            }
        });
    }

    private void call(Step.Call call, int variant) {
        List<Expr> plain = new ArrayList<>();
        Optional<Expr> raw = Optional.empty();
        cut = call.arguments().stream()
                .anyMatch(argument -> argument instanceof Step.Argument.Keyword keyword
                        && keyword.word().equals("addrlen"));
        for (Step.Argument argument : call.arguments()) {
            if (argument instanceof Step.Argument.Plain value) {
                plain.add(value.value().in(variant));
            } else if (argument instanceof Step.Argument.Keyword keyword) {
                Expr value = keyword.value().in(variant);
                switch (keyword.word()) {
                    case "raw" -> raw = Optional.of(value);
                    case "to" -> address(value);
                    default -> {}
                }
            }
        }
        raw.ifPresent(this::sockaddr);
        named(call, plain, raw.isPresent());
        switch (call.name()) {
            case "socket", "socketpair" -> family(plain);
            case "mmap" -> protection(plain);
            case "syscall" -> add(Wish.Kind.SYSTEM_CALL, "a call beside those of the lab language, " + line.source());
            default -> {}
        }
    }

    private void named(Step.Call call, List<Expr> plain, boolean raw) {
        int position = 0;
        for (Parameter parameter : CallTable.call(call.name()).orElseThrow().parameters()) {
            if (raw && parameter.wants() == Wants.ADDRESS) {
                continue;
            }
            if (position >= plain.size()) {
                return;
            }
            Expr value = plain.get(position++);
            if (parameter.wants() == Wants.ADDRESS) {
                address(value);
            } else if (parameter.wants() == Wants.PATH && !call.name().equals("memfd_create")) {
                path(value);
            } else if (parameter.wants() == Wants.PID && !(value instanceof Expr.ActorName) && !isActors(value)) {
                add(Wish.Kind.PROCESS, "a process that may be another's, " + line.source());
            }
        }
    }

    private static boolean isActors(Expr value) {
        return value instanceof Expr.Apply apply && apply.function().equals("pid");
    }

    private void path(Expr expr) {
        Folded folded = folding.of(expr);
        if (folded.text().isEmpty()) {
            made(expr, folded);
            return;
        }
        Bytes whole = folded.text().get();
        Bytes path = whole.slice(0, whole.indexOf(0) < 0 ? whole.length() : whole.indexOf(0));
        boolean up = List.of(path.text().split("/")).contains("..");
        if (up || path.startsWith(Bytes.utf8("/"))) {
            add(Wish.Kind.NAME, "the name " + Printable.of(path));
        }
    }

    /** Bytes as bind(2) and connect(2) get them: a path, or behind a NUL an abstract name; a constant is a family. */
    private void address(Expr expr) {
        Folded folded = folding.of(expr);
        if (folded.number().isPresent()) {
            return;
        }
        if (folded.text().isPresent() && folded.text().get().startsWith(Bytes.of((byte) 0))) {
            if (cut || !folded.ofRun()) {
                add(
                        Wish.Kind.ABSTRACT_NAME,
                        "the abstract name " + Printable.of(folded.text().get()));
            }
            return;
        }
        path(expr);
    }

    private void sockaddr(Expr expr) {
        Folded folded = folding.of(expr);
        if (folded.text().isEmpty()) {
            made(expr, folded);
            return;
        }
        Bytes all = folded.text().get();
        long family = all.length() < FAMILY_BYTES
                ? UnixAddress.AF_UNIX
                : ByteBuffer.wrap(all.toArray()).order(ByteOrder.nativeOrder()).getShort();
        if (family != UnixAddress.AF_UNIX && family != AF_UNSPEC) {
            add(Wish.Kind.NETWORK, "an address of family " + family + ", " + line.source());
        } else if (all.length() > FAMILY_BYTES) {
            Bytes name = all.slice(FAMILY_BYTES, all.length());
            Expr text = new Expr.Str(name);
            if (cut || !folded.ofRun() || name.at(0) != 0) {
                address(text);
            }
        }
    }

    private void made(Expr expr, Folded folded) {
        if (!folded.given()) {
            add(Wish.Kind.MADE_NAME, "a name that is made while it runs, " + line.source());
        }
    }

    private void family(List<Expr> plain) {
        Folded family = plain.isEmpty() ? Folded.UNKNOWN : folding.of(plain.get(0));
        if (!family.equals(Folded.number(UnixAddress.AF_UNIX))) {
            add(Wish.Kind.NETWORK, "a socket that is not AF_UNIX, " + line.source());
        }
    }

    private void protection(List<Expr> plain) {
        Folded protection = plain.size() < 3 ? Folded.UNKNOWN : folding.of(plain.get(2));
        if (protection.number().isEmpty() || (protection.number().getAsLong() & PROT_EXEC) != 0) {
            add(Wish.Kind.EXECUTABLE_MEMORY, "memory that can be executed, " + line.source());
        }
    }

    private void add(Wish.Kind kind, String what) {
        found.add(new Wish(kind, what, line.number()));
    }
}
