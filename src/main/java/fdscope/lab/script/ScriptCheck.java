package fdscope.lab.script;

import fdscope.kernel.Constants;
import fdscope.kernel.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that can be known wrong before anything runs, but for {@link ClaimCheck}: each line in each of its variants, in order. */
final class ScriptCheck {
    private static final Constants CONSTANTS = Constants.here();
    private static final Set<String> ALL_CONSTANTS = Set.copyOf(CONSTANTS.names());

    private final Draft draft;
    private final Faults faults;
    private final LineCheck.Lab lab;
    private final List<Bindings> bindings = new ArrayList<>();

    ScriptCheck(Draft draft, Faults faults) {
        this.draft = draft;
        this.faults = faults;
        this.lab = new LineCheck.Lab(draft, ScriptCheck::isConstant, ALL_CONSTANTS);
        draft.variants().forEach(v -> bindings.add(new Bindings()));
    }

    private static boolean isConstant(String name) {
        return ALL_CONSTANTS.contains(name) || Errno.ofName(name).isPresent();
    }

    void run() {
        draft.actors().forEach(this::checkActor);
        draft.actors().stream()
                .skip(Script.MOST_ACTORS)
                .findFirst()
                .ifPresent(actor -> faults.add(
                        actor.line(),
                        ActCheck.tooMany(actor.name(), draft.actors().size())));
        for (Script.Line line : draft.lines()) {
            List<String> belongs = draft.variants().stream().filter(line::isIn).toList();
            LineFaults lineFaults = new LineFaults(belongs);
            for (String variant : belongs) {
                int index = draft.variants().indexOf(variant);
                check(new LineCheck(lab, line, actorOf(line.step()), index, bindings.get(index), lineFaults));
            }
            lineFaults.flush(line.number(), faults);
        }
    }

    private static String actorOf(Step step) {
        if (step instanceof Step.Act act) {
            return act.actor();
        } else if (step instanceof Step.Bind bind) {
            return bind.actor();
        }
        return step instanceof Step.Await await ? await.actor() : "";
    }

    private void checkActor(Script.ActorDeclaration actor) {
        LineFaults lineFaults = new LineFaults(List.of());
        Script.Line line = new Script.Line(actor.line(), "", List.of(), new Step.Freeze(""), Optional.empty());
        LineCheck at = new LineCheck(lab, line, "", 0, new Bindings(), lineFaults);
        List<Expr> values = new ArrayList<>();
        actor.uid().ifPresent(values::add);
        actor.unshare().ifPresent(values::add);
        for (Expr value : values) {
            Type type = new ExprCheck(at).of(value);
            if (!type.is(Kind.NUMBER) && !type.isUnknown()) {
                at.fault(ExprText.of(value) + " is " + type.kind().words() + ", expected a number");
            }
        }
        lineFaults.flush(actor.line(), faults);
    }

    private void check(LineCheck at) {
        Step step = at.line().step();
        ExprCheck exprs = new ExprCheck(at);
        if (step instanceof Step.Pair pair) {
            exprs.countFits(pair.types().size());
            bindPlaces(at, pair.first(), pair.second());
        } else if (step instanceof Step.Pipe pipe) {
            bindPlaces(at, pipe.read(), pipe.write());
        } else if (step instanceof Step.Kill kill) {
            at.started(kill.actor());
        } else if (step instanceof Step.Let let) {
            at.bind("", let.name(), exprs.of(let.value()));
        } else if (step instanceof Step.Expect expect) {
            new ResultCheck(at, exprs).expect(expect);
        } else if (step instanceof Step.Show show) {
            exprs.of(show.value());
        } else if (!at.actor().isEmpty() && at.started(at.actor())) {
            new ActCheck(at, exprs).run();
        }
    }

    private static void bindPlaces(LineCheck at, Step.Place... places) {
        for (Step.Place place : places) {
            if (at.started(place.actor())) {
                at.bind(place.actor(), place.name(), Type.owned(Kind.DESCRIPTOR, place.actor()));
            }
        }
    }
}
