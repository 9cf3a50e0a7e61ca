package fdscope.lab.script;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is allowed and will disappoint: labs that hold on one machine only, or that nobody can run. */
public final class ScriptLint {
    /** Which of its plain arguments is an address. */
    private static final Map<String, Integer> ADDRESSED = Map.of("bind", 1, "connect", 1, "sendto", 2);

    private static final Set<String> FAMILIAR = Set.of("number", "pid");
    private static final Bytes NUL = Bytes.of((byte) 0);
    private static final int CONTROL_HEADER = 16;

    private final Script script;
    private final Faults warnings;
    private final Set<Long> chosen = new HashSet<>();

    private ScriptLint(Script script, String file) {
        this.script = script;
        this.warnings = new Faults(file);
    }

    /**
     * @param recorded a recorded trace stands beside the lab, for machines that cannot run it
     * @return warnings in the order of their lines; the lab runs all the same
     */
    public static List<ScriptError> warnings(Script script, String file, boolean recorded) {
        ScriptLint lint = new ScriptLint(script, file);
        script.steps().forEach(line -> lint.noteChosen(line.step()));
        script.steps().forEach(lint::look);
        lint.lookAtPrivileges();
        if (!recorded) {
            lint.lookAtNeeds();
        }
        return lint.warnings.inOrder();
    }

    /** Numbers that a step asks for are no guesses. */
    private void noteChosen(Step step) {
        if (!(step instanceof Step.Act act)) {
            return;
        }
        List<Step.Argument> arguments = act.call().arguments();
        boolean asks = Set.of("dup2", "dup3", "fcntl").contains(act.call().name());
        for (Step.Argument argument : arguments) {
            if (argument instanceof Step.Argument.Numbered numbered) {
                chosen.add((long) numbered.number());
            } else if (asks && argument instanceof Step.Argument.Plain plain) {
                ExprWalk.walk(plain.value(), e -> {
                    if (e instanceof Expr.Int number) {
                        chosen.add(number.value());
                    }
                });
            }
        }
    }

    private void look(Script.Line line) {
        ExprWalk.walk(line.step(), e -> lookAtSize(line.number(), e));
        if (line.step() instanceof Step.Act act) {
            lookAtCall(line.number(), act.call());
        } else if (line.step() instanceof Step.Expect expect
                && expect.comparison().isPresent()) {
            lookAtNumbers(
                    line.number(), expect.actual(), expect.comparison().get().value());
            lookAtNumbers(line.number(), expect.comparison().get().value(), expect.actual());
        }
    }

    private void lookAtSize(int line, Expr expr) {
        if (expr instanceof Expr.Apply apply
                && apply.function().startsWith("CMSG_")
                && apply.arguments().get(0).values().stream()
                        .anyMatch(v -> v instanceof Expr.Int n && n.value() % 4 != 0)) {
            warnings.add(
                    line,
                    ExprText.of(expr) + " counts bytes, as in cmsg(3), and looks like a count of descriptors; expected "
                            + apply.function() + "(4 * N)");
        }
    }

    private void lookAtCall(int line, Step.Call call) {
        List<Alt> plain = new ArrayList<>();
        for (Step.Argument argument : call.arguments()) {
            if (argument instanceof Step.Argument.Plain value) {
                plain.add(value.value());
            } else if (argument instanceof Step.Argument.Keyword keyword) {
                lookAtKeyword(line, keyword);
            }
        }
        int address = ADDRESSED.getOrDefault(call.name(), Integer.MAX_VALUE);
        if (address < plain.size()) {
            plain.get(address).values().forEach(v -> lookAtName(line, v));
        }
    }

    private void lookAtKeyword(int line, Step.Argument.Keyword keyword) {
        boolean small = keyword.value().values().stream()
                .anyMatch(v -> v instanceof Expr.Int n && n.value() > 0 && n.value() < CONTROL_HEADER);
        if (keyword.word().equals("to")) {
            keyword.value().values().forEach(v -> lookAtName(line, v));
        } else if (keyword.word().equals("control") && small) {
            warnings.add(
                    line,
                    "control " + ExprText.of(keyword.value())
                            + " counts bytes and has no room for a header of 16; expected CMSG_SPACE(4 * N)");
        }
    }

    private void lookAtName(int line, Expr expr) {
        Expr first = expr;
        while (first instanceof Expr.Binary binary) {
            first = binary.left();
        }
        Set<Expr> parts = new HashSet<>();
        ExprWalk.walk(expr, parts::add);
        boolean isAbstract = first instanceof Expr.Str name && name.value().startsWith(NUL);
        if (isAbstract && !parts.contains(new Expr.Name("", "run"))) {
            warnings.add(
                    line,
                    ExprText.of(expr)
                            + " is a fixed abstract name, and those are the machine's: two runs at once collide;"
                            + " expected \"\\0\" + run");
        }
    }

    private void lookAtNumbers(int line, Alt seen, Alt expected) {
        for (Expr value : seen.values()) {
            boolean asked = value instanceof Expr.Apply apply && FAMILIAR.contains(apply.function());
            for (Expr other : expected.values()) {
                if (asked && other instanceof Expr.Int number && !chosen.contains(number.value())) {
                    warnings.add(
                            line,
                            ExprText.of(value) + " is compared with " + number.value()
                                    + ", which another machine may not give; expected a name or an observation");
                }
            }
        }
    }

    private void lookAtPrivileges() {
        boolean always =
                script.actors().stream().anyMatch(a -> a.root() || a.uid().isPresent());
        for (Script.Line line : script.steps()) {
            if (line.step() instanceof Step.Claim) {
                boolean everybody = script.variants().stream()
                        .filter(line::isIn)
                        .anyMatch(v -> !always && !needsRoot(v, line.number()) && proves(v, line.number()));
                if (!everybody) {
                    warnings.add(
                            line.number(),
                            "the claim is proved in no variant that runs without privileges; expected one for everybody");
                }
            }
        }
    }

    private boolean needsRoot(String variant, int before) {
        return script.stepsOf(variant).stream()
                .filter(line -> line.number() < before)
                .anyMatch(line -> line.step() instanceof Step.Needs needs
                        && needs.needs().stream().anyMatch(n -> n.kind() == Step.Need.Kind.ROOT));
    }

    private boolean proves(String variant, int claim) {
        for (Script.Line line : script.stepsOf(variant)) {
            if (line.number() > claim && line.step() instanceof Step.Claim) {
                return false;
            }
            if (line.number() > claim && ClaimCheck.isCheck(line.step())) {
                return !needsRoot(variant, line.number());
            }
        }
        return false;
    }

    private void lookAtNeeds() {
        Optional<Script.Line> first = script.steps().stream()
                .filter(line -> line.step() instanceof Step.Needs)
                .findFirst();
        Optional<Script.ActorDeclaration> born = script.actors().stream()
                .filter(a -> a.root() || a.uid().isPresent() || a.unshare().isPresent())
                .findFirst();
        Optional<Integer> at = first.map(Script.Line::number).or(() -> born.map(Script.ActorDeclaration::line));
        at.ifPresent(line -> warnings.add(
                line,
                "not every machine can run this lab; expected a recording beside the lesson, " + script.name()
                        + ".trace.jsonl (fdscope run --record writes it)"));
    }
}
