package fdscope.tui.terminal;

/** Carries out effects. */
public interface EffectRunner<E, G> {
    /**
     * Begins one effect. Called on the loop's thread, so it returns at once; what takes time runs on threads of the
     * implementation, which tells the result to the outbox.
     */
    void run(E effect, Outbox<G> outbox);
}
