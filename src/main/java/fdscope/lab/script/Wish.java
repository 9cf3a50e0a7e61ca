package fdscope.lab.script;

/**
 * Something that a lab wants of the machine beyond its own folder, its own actors and their sockets.
 *
 * @param what for people, as it stands in the text of the lab: not yet made fit for a terminal
 * @param line where
 */
public record Wish(Kind kind, String what, int line) {
    /** In the order of what a reader should look at first. */
    public enum Kind {
        ROOT,
        USER,
        NAMESPACES,
        PROCESS,
        SYSTEM_CALL,
        NETWORK,
        NAME,
        MADE_NAME,
        ABSTRACT_NAME,
        EXECUTABLE_MEMORY,
        PROGRAM
    }
}
