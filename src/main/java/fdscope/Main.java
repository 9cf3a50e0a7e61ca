package fdscope;

/** Wires the doors together; the only class that knows all packages. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
