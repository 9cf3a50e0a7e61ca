package fdscope.kernel;

/** TODO helper: record over int with all named constants, name(), meaning(syscall), ofName(). */
public record Errno(int number) {
    public String name() {
        return "E" + number;
    }

    /** In words for people, e.g. "nobody listens there" for connect's ECONNREFUSED. */
    public String meaning(String syscall) {
        return "error " + number;
    }
}
