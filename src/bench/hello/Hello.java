/** The least that a Java program can do; what it costs is what any Java program costs before it has done anything. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
