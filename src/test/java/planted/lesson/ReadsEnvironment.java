package planted.lesson;

/** A lesson that depends on the shell. */
final class ReadsEnvironment {
    String home() {
        return System.getenv("HOME");
    }
}
