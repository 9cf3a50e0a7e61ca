package fdscope.observe;

/** Why no descriptor is known that leads to a socket. */
public enum NoOwner {
    /** Every process could be looked into, none has it, and a trace or a count proves that it waits in a queue. */
    IN_FLIGHT("in-flight"),
    /** Some process could not be looked into: it may be the owner. */
    NOT_PERMITTED("not-permitted"),
    /** Every process could be looked into, and none has it. */
    NONE_FOUND("none-found"),
    /** Nobody looked. */
    NOT_ASKED("not-asked");

    private final String word;

    NoOwner(String word) {
        this.word = word;
    }

    /** As the JSON output writes it. */
    public String word() {
        return word;
    }
}
