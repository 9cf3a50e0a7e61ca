package fdscope.tui.screen;

import fdscope.lesson.SearchEntry;
import java.util.List;

/** The keys of the full screen, for who seeks them without it. */
public final class AllKeys {
    private AllKeys() {}

    public static List<SearchEntry> entries() {
        return Keys.entries();
    }
}
