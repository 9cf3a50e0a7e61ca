package fdscope.lesson;

import fdscope.lesson.Progress.Attempt;
import fdscope.lesson.Progress.ChosenPath;
import fdscope.lesson.Progress.OfLesson;
import fdscope.lesson.Progress.PlacementAnswer;
import java.util.Comparator;

/** What comes first where two programs know different things: apart, since reading progress does not need it. */
final class ProgressOrder {
    static final Comparator<Attempt> ATTEMPTS = Comparator.comparing(Attempt::at)
            .thenComparingInt(Attempt::answer)
            .thenComparingInt(Attempt::sure)
            .thenComparing(Attempt::right)
            .thenComparing(Attempt::review);

    static final Comparator<OfLesson> LATEST_LESSON = Comparator.comparing(OfLesson::visited)
            .thenComparingInt(OfLesson::page)
            .thenComparingInt(OfLesson::step);

    static final Comparator<PlacementAnswer> LATEST_PLACEMENT =
            Comparator.comparing(PlacementAnswer::attempt, ATTEMPTS).thenComparing(PlacementAnswer::question);

    static final Comparator<ChosenPath> LATEST_PATH =
            Comparator.comparing(ChosenPath::at).thenComparing(ChosenPath::id);

    private ProgressOrder() {}
}
