package fdscope.tui.draw;

/** How roles look: see the drawing pieces. */
public final class Theme {
    private Theme() {}
}
