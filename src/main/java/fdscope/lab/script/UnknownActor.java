package fdscope.lab.script;

import java.util.Collection;

/** A line begins with a name that is nobody's; told once for each such name. */
final class UnknownActor extends Fault {
    private static final long serialVersionUID = 1L;

    private final String name;

    /** At the beginning of a line, where a word could stand as well. */
    UnknownActor(String name, Collection<String> actors) {
        this(
                name,
                name + ": neither an actor (" + (actors.isEmpty() ? "none is declared" : String.join(", ", actors))
                        + ") nor a word of the lab language");
    }

    private UnknownActor(String name, String message) {
        super(message);
        this.name = name;
    }

    /** Where only an actor can stand. */
    static UnknownActor noActor(String name, Collection<String> actors) {
        return new UnknownActor(
                name,
                name + ": not an actor, expected "
                        + (actors.isEmpty() ? "one declared with \"actors\"" : "one of " + String.join(", ", actors)));
    }

    String name() {
        return name;
    }
}
