package fdscope.tui.terminal;

/** The full screen has ended by a fault of this program; the terminal is as it was. The message is one sentence. */
public final class ScreenFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScreenFault(LoopEnd.Failed<?> end) {
        super(end.sentence(), end.cause());
    }
}
