package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.Errata;
import fdscope.lesson.KernelAnswer;
import fdscope.lesson.KernelDesk;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.SearchEntries;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.SearchIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers what is asked of the map, and what can be found: the course, its map and errata, the commands.
 *
 * @param others found after the course; asked for with each index
 */
record SearchDesk(Course course, MapDesk map, Supplier<List<SearchEntry>> others) implements KernelDesk {
    @Override
    public KernelAnswer answer(KernelQuestion question) {
        return question instanceof KernelQuestion.OfIndex ? new KernelAnswer.Index(index()) : map.answer(question);
    }

    SearchIndex index() {
        List<SearchEntry> entries = new ArrayList<>(SearchEntries.of(course, errata()));
        entries.addAll(others.get());
        return SearchIndex.of(entries);
    }

    /** A course without errata is sought all the same. */
    private Optional<Errata> errata() {
        try {
            return Optional.of(map.errata());
        } catch (WrongUse e) {
            return Optional.empty();
        }
    }
}
