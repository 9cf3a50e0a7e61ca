package planted.observe.parse;

/** A parser that runs what it parses. */
final class StartsProcess {
    ProcessBuilder ss() {
        return new ProcessBuilder("ss");
    }
}
