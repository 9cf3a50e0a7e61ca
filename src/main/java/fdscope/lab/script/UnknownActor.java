package fdscope.lab.script;

import java.util.Collection;

/** A line begins with a name that is nobody's; told once for each such name. */
final class UnknownActor extends Fault {
    private static final long serialVersionUID = 1L;

    private final String name;

    UnknownActor(String name, Collection<String> actors) {
        super(name + ": neither an actor (" + (actors.isEmpty() ? "none is declared" : String.join(", ", actors))
                + ") nor a word of the lab language");
        this.name = name;
    }

    String name() {
        return name;
    }

    /** {@code one of alice, bob}, for messages. */
    static String oneOf(Collection<String> actors) {
        return actors.isEmpty() ? "one declared with \"actors\"" : "one of " + String.join(", ", actors);
    }
}
