package fdscope.tui.screen;

import fdscope.lesson.KernelQuestion;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;
import java.util.Optional;

/** The state of one screen. Screens lie on a stack; the uppermost is drawn and gets the keys. */
public sealed interface View
        permits HomeView,
                WelcomeView,
                TourView,
                DoctorView,
                PathsView,
                AskingView,
                LessonView,
                MapView,
                LinkedView,
                SocketsView,
                MeasureView,
                ExercisesView,
                ExerciseView,
                PlayView,
                TextView,
                HelpView,
                ErrorView,
                PaletteView {
    /** Its name in help: {@code lesson}. */
    String name();

    KeyTable<Act> keys();

    /** Letters go into a text field, not to the keys. */
    default boolean typing() {
        return false;
    }

    /** What it wants to know of the kernel. */
    default List<KernelQuestion> asks(Scenery scenery) {
        return List.of();
    }

    /** The line under the cursor, in whole, to be copied; empty where there is no list of lines. */
    default Optional<String> chosenLine(Scenery scenery) {
        return Optional.empty();
    }

    Drawn draw(Scenery scenery, Canvas canvas);
}
