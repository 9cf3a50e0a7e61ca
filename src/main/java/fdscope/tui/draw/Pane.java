package fdscope.tui.draw;

import java.util.List;

/**
 * What a frame says.
 *
 * @param tabs one title, or several of which one is chosen
 * @param chosen index of the tab that is shown
 * @param focus keys go here: double border
 * @param caption at the right of the upper border, or {@code ""}
 */
public record Pane(List<String> tabs, int chosen, boolean focus, String caption) {
    public Pane {
        tabs = List.copyOf(tabs);
    }

    public static Pane of(String title, boolean focus) {
        return new Pane(List.of(title), 0, focus, "");
    }

    public Pane withCaption(String words) {
        return new Pane(tabs, chosen, focus, words);
    }

    Border border() {
        return focus ? Border.DOUBLE : Border.SINGLE;
    }

    Style style() {
        return Style.of(focus ? Role.FOCUS : Role.BORDER);
    }
}
