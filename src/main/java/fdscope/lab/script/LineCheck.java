package fdscope.lab.script;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One line in one variant: where it stands, and what its checks share.
 *
 * @param actor whose line it is; empty outside an actor line
 * @param variant its index
 */
record LineCheck(Lab lab, Script.Line line, String actor, int variant, Bindings bindings, LineFaults faults) {
    /** Shorter ones are names that somebody forgot to bind. */
    private static final int SHORTEST_WORD = 3;

    /** What is the same for all lines; {@code missing}: names that were told to be missing, by the line that told. */
    record Lab(Draft draft, Predicate<String> constants, Set<String> allConstants, Map<String, Integer> missing) {
        Lab(Draft draft, Predicate<String> constants, Set<String> allConstants) {
            this(draft, constants, allConstants, new HashMap<>());
        }
    }

    void fault(String message) {
        faults.add(message);
    }

    /** A fault that may be one of this variant only. */
    void faultHere(String what, String expected) {
        faults.add(lab.draft().variants().get(variant), what, expected);
    }

    /** Of a name: its type, or a fault and an unknown type. */
    Type named(Expr.Name name) {
        Optional<Bindings.Bound> bound = bindings.find(name.actor(), name.name());
        if (bound.isPresent()) {
            return bound.get().type();
        }
        if (name.actor().isEmpty() && name.name().equals("run")) {
            return Type.of(Kind.BYTES);
        }
        if (isPoisoned(name) || !started(name.actor())) {
            return Type.UNKNOWN;
        }
        if (tellOnce(ExprText.of(name))) {
            if (name.actor().isEmpty()) {
                unboundInLab(name.name());
            } else {
                Set<String> others = bindings.namesOf(name.actor());
                faultHere(
                        ExprText.of(name) + " is not bound here",
                        others.isEmpty()
                                ? ", expected a line before this one that binds it"
                                : ", expected one of " + String.join(", ", others) + inQuotes(name.name(), others));
            }
        }
        return Type.UNKNOWN;
    }

    /** Whoever writes a whole word that is like no name here, may mean a text or a constant. */
    private String inQuotes(String name, Set<String> others) {
        String constant = name.toUpperCase(Locale.ROOT);
        if (lab.constants().test(constant)) {
            return "; constants are written in upper case: " + constant;
        }
        boolean word =
                name.length() >= SHORTEST_WORD && Vocabulary.near(name, others).isEmpty();
        return word ? "; text stands in quotes: \"" + name + "\"" : "";
    }

    private boolean isPoisoned(Expr.Name name) {
        return lab.draft().isPoisoned(name.name())
                || !name.actor().isEmpty() && lab.draft().isPoisoned(name.actor());
    }

    private void unboundInLab(String name) {
        if (lab.draft().names().isLet(name)) {
            faultHere(name + " is not bound here", ", expected \"let " + name + " = ...\" before this line");
        } else {
            fault(name + ": not bound here; outside an actor line a name reads ACTOR." + name);
        }
    }

    /** False, with a fault, for an actor that no spawn has made before this line. */
    boolean started(String name) {
        Draft draft = lab.draft();
        boolean declared = name.isEmpty()
                || draft.actors().stream().anyMatch(a -> a.name().equals(name))
                || !draft.names().isSpawned(name);
        if (declared || bindings.spawnedIn(name).isPresent() || draft.isPoisoned(name)) {
            return true;
        }
        if (tellOnce(name)) {
            faultHere(name + " is not started here", ", expected \"" + name + " = spawn()\" before this line");
        }
        return false;
    }

    private boolean tellOnce(String what) {
        return lab.missing().computeIfAbsent(what, w -> line.number()) == line.number();
    }

    void bind(String owner, String name, Type type) {
        // Bound in this very line: that was an earlier round of a for.
        Optional<Bindings.Bound> before =
                bindings.find(owner, name).filter(b -> !b.inherited() && b.line() != line.number());
        String full = owner.isEmpty() ? name : owner + "." + name;
        if (lab.draft().names().isActor(name)) {
            fault(name + " is an actor; choose another name for the value");
        } else if (name.equals("any") || name.equals("ok")) {
            fault(name + " is a word of the lab language; choose another name");
        } else if (name.equals("run")) {
            fault("run is bound from the start: a name means one thing in a lab; choose another");
        } else if (before.isPresent() && !lab.draft().isPoisoned(name)) {
            fault(full + " is already bound in line " + before.get().line()
                    + ": a name means one thing in a lab; choose another");
        } else {
            bindings.bind(owner, name, line.number(), type);
        }
    }
}
