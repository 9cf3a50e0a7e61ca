package fdscope.tui.screen;

import fdscope.lesson.Question;
import java.util.Optional;

/** A screen of home that asks questions outside of their lesson, one after the other. */
public sealed interface AskingView extends View permits ReviewView, PlacementView {
    /** The one that is open. Empty: nothing is asked now. */
    Optional<Question> question();

    /** Index of the answer under the cursor, -1 none. */
    int chosen();

    /** 1 to 3. */
    int sure();

    AskingView choosing(int answer, int sureness);

    AskingView scrolled(Scroll to);
}
