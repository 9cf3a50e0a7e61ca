package fdscope.lab.script;

/** What is known of a value before anything runs. */
public enum Kind {
    NUMBER("a number"),
    BYTES("bytes"),
    DESCRIPTOR("a descriptor"),
    DESCRIPTORS("a list of descriptors"),
    LIST("a list"),
    MAPPING("a mapping"),
    ACTOR("an actor"),
    /** Cannot be told before the run; fits everywhere. */
    UNKNOWN("a value");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** With its article, as an error names it. */
    public String words() {
        return words;
    }
}
