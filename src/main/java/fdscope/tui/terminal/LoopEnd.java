package fdscope.tui.terminal;

/** How a loop ended. The terminal has been restored in every case. */
public sealed interface LoopEnd<M> {
    /** The last model; after a failure the last one that an update gave, null before the first. */
    M model();

    /** The program wanted to end. */
    record Finished<M>(M model) implements LoopEnd<M> {}

    /** The terminal went away: leave quietly, nobody can read a word. */
    record TerminalLost<M>(M model) implements LoopEnd<M> {}

    /**
     * A fault of this program.
     *
     * @param sentence for the person at the terminal, one line
     * @param cause for an error report only
     */
    record Failed<M>(M model, String sentence, Throwable cause) implements LoopEnd<M> {}
}
