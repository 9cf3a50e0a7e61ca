package fdscope.lab.script;

import java.util.Optional;

/** A line of an actor in one variant: call, await or binding. */
final class ActCheck {
    private final LineCheck at;
    private final ExprCheck exprs;
    private final ResultCheck results;

    ActCheck(LineCheck at, ExprCheck exprs) {
        this.at = at;
        this.exprs = exprs;
        this.results = new ResultCheck(at, exprs);
    }

    void run() {
        Step step = at.line().step();
        if (step instanceof Step.Act act) {
            act(act);
        } else if (step instanceof Step.Await await) {
            await(await);
        } else if (step instanceof Step.Bind bind) {
            Type type = exprs.of(bind.value());
            exprs.value(bind.value()).ifPresent(value -> CallCheck.own(at, value, type));
            at.bind(bind.actor(), bind.name(), type.owner().isEmpty() ? type : type.ownedBy(bind.actor()));
        }
    }

    private void await(Step.Await await) {
        if (at.lab().draft().names().isProgram(await.actor())) {
            await.result().ifPresent(r -> results.result("the program", Type.of(Kind.NUMBER), r));
            return;
        }
        Optional<Type> started = at.bindings().await(await.actor());
        if (started.isEmpty() && !at.lab().draft().hasBrokenLines()) {
            at.faultHere(await.actor() + " has started no call here", ", expected \"start\" before \"await\"");
        }
        await.result().ifPresent(r -> results.result("the started call", started.orElse(Type.UNKNOWN), r));
    }

    private void act(Step.Act act) {
        new CallCheck(at, exprs, act.call()).run();
        Yield yields = CallTable.yieldOf(act.call(), at.variant());
        Type once = Type.result(yields, act.actor());
        Type type = act.repeat().isPresent() ? Type.result(Yield.REPEATED, act.actor()) : once;
        act.repeat().flatMap(Step.Repeat::until).ifPresent(until -> exprs.ofResult(until));
        act.result().ifPresent(r -> results.result(act.call().name() + "()", type, r));
        if (act.start()) {
            at.bindings().start(act.actor(), type);
        }
        if (yields == Yield.NEW_ACTOR || yields == Yield.PROGRAM) {
            spawn(act, yields == Yield.PROGRAM);
        } else {
            bindNames(act, type);
        }
    }

    private void bindNames(Step.Act act, Type type) {
        int names = act.names().size();
        boolean two = type.yield().equals(Optional.of(Yield.TWO_DESCRIPTORS));
        String call = act.call().name() + "()";
        if (two && names == 1) {
            at.fault(call + " gives two descriptors, expected two names: a, b = " + call);
        } else if (names > (two ? 2 : 1)) {
            at.fault(names + " names for one result, expected " + (two ? "two: " : "one: ") + (two ? "a, b = " : "a = ")
                    + call);
        }
        Type each = two ? Type.owned(Kind.DESCRIPTOR, act.actor()) : type;
        act.names().forEach(name -> at.bind(act.actor(), name, each));
    }

    /** Of the actor with that number. */
    static String tooMany(String name, int number) {
        return name + " is actor number " + number + "; expected at most " + Script.MOST_ACTORS
                + " in one variant, declared and spawned";
    }

    private void spawn(Step.Act act, boolean program) {
        String call = act.call().name() + "()";
        if (act.repeat().isPresent() || act.start()) {
            at.fault(call + " makes one actor at once, expected it without \"start\" and \"repeat\"");
            return;
        }
        if (act.names().size() != 1) {
            at.fault(call + " makes an actor, expected one name for it: " + (program ? "yours" : "carol") + " = "
                    + call);
            return;
        }
        String name = act.names().get(0);
        Optional<Script.ActorDeclaration> declared = at.lab().draft().actors().stream()
                .filter(a -> a.name().equals(name))
                .findFirst();
        Optional<Integer> before = declared.map(Script.ActorDeclaration::line)
                .or(() -> at.bindings().spawnedIn(name))
                .filter(line -> line != at.line().number());
        int actors = at.lab().draft().actors().size() + at.bindings().spawnedSoFar() + 1;
        if (actors > Script.MOST_ACTORS) {
            at.fault(tooMany(name, actors));
        } else if (!Vocabulary.canNameActor(name)) {
            at.fault(name + ": a word or call of the lab language cannot name an actor; choose another");
        } else if (before.isPresent()) {
            at.fault(name + " is already an actor, of line " + before.get() + "; choose another name");
        } else {
            int line = at.line().number();
            if (program) {
                at.bindings().program(name, line);
            } else {
                at.bindings().spawn(act.actor(), name, line);
            }
        }
    }
}
