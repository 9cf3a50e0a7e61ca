package fdscope.tui.screen;

/** A screen of rows in which links can be chosen and followed. */
public sealed interface LinkedView extends View permits FunctionView, TypeView {
    /** Index of the chosen link, -1 none. */
    int link();

    LinkedView linked(int index);

    LinkedView scrolled(Scroll to);
}
