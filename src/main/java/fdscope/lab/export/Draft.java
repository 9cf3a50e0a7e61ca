package fdscope.lab.export;

import fdscope.lab.script.Expr;
import fdscope.lab.script.Script;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the writing of one program collects: the helpers it needs, its names and what they stand for. */
final class Draft {
    final Script script;
    /** Helper functions, by the names of their snippets. */
    final Set<String> snippets = new LinkedHashSet<>();
    /** Constants that may be missing in the headers or modules. */
    final Set<String> defined = new TreeSet<>();
    /** All that is kept between steps, as the program calls it. */
    final Map<String, Shape> kept = new LinkedHashMap<>();

    final Set<String> actors = new LinkedHashSet<>();
    private final Map<String, Shape> names = new HashMap<>();
    private final Set<String> pure = new HashSet<>();
    private int variant;

    Draft(Script script) {
        this.script = script;
        script.actors().forEach(actor -> actors.add(actor.name()));
    }

    void enter(String name) {
        variant = script.variants().indexOf(name);
        names.clear();
        pure.clear();
        pure.add("run");
        names.put(".run", Shape.BYTES);
    }

    int variant() {
        return variant;
    }

    void need(String... wanted) {
        snippets.addAll(Set.of(wanted));
    }

    void bind(String actor, String name, Shape shape) {
        names.put(actor + "." + name, shape);
    }

    /** Names of the lab whose bytes every process can compute by itself. */
    void bindPure(String name) {
        bind("", name, Shape.BYTES);
        pure.add(name);
    }

    boolean isPure(String name) {
        return pure.contains(name);
    }

    Shape shape(Expr.Name name) throws NotExportable {
        Shape shape = names.get(name.actor() + "." + name.name());
        if (shape == null) {
            throw new NotExportable(name.name() + " stands for nothing that a program could keep");
        }
        return shape;
    }

    /** The descriptors of an actor that a process it starts has under the same names. */
    Map<String, Shape> descriptorsOf(String actor) {
        Map<String, Shape> own = new LinkedHashMap<>();
        names.forEach((key, shape) -> {
            if (key.startsWith(actor + ".") && shape == Shape.FD) {
                own.put(key.substring(actor.length() + 1), shape);
            }
        });
        return own;
    }
}
