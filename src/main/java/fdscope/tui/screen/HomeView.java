package fdscope.tui.screen;

import fdscope.lesson.Course;
import fdscope.lesson.PathStanding;
import fdscope.lesson.Progress;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The course.
 *
 * @param selected number of the lesson under the cursor
 * @param hideDone finished lessons are not listed
 * @param aside a sentence in the frame's last row, until the first key that does something here; may be empty
 * @param filter words that a row must have; letters go here while {@code typing}
 */
public record HomeView(int selected, boolean hideDone, String filter, boolean typing, Scroll scroll, String aside)
        implements View {
    private static final KeyTable<Act> KEYS = Keys.home();

    /** The cursor on the lesson to go on with. */
    public static HomeView of(Course course, Progress progress) {
        int first = PathStanding.of(course, progress)
                .next()
                .map(lesson -> lesson.number())
                .orElseGet(
                        () -> course.rows().isEmpty() ? 0 : course.rows().get(0).number());
        return new HomeView(first, false, "", false, Scroll.START, "");
    }

    /** The lessons that are listed, in the order of the path. */
    public List<Course.Row> rows(Course course, Progress progress, Exercises exercises) {
        List<String> words = List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        PathStanding standing = PathStanding.of(course, progress);
        return standing.rows().stream()
                .filter(row -> !hideDone
                        || row.lesson().isEmpty()
                        || !standing.isDone(row.lesson().get()))
                .filter(row -> words.stream().allMatch(word -> has(row, exercises, word)))
                .toList();
    }

    /** Digits are the beginning of a lesson's number: 6 and 06 are lesson 6, not 16. */
    private static boolean has(Course.Row row, Exercises exercises, String word) {
        String text = row.title() + " " + row.part().title() + " "
                + row.lesson().map(exercises::words).orElse("");
        boolean digits = !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean number = digits
                && (Integer.toString(row.number()).startsWith(word)
                        || String.format("%02d", row.number()).startsWith(word));
        return number || text.toLowerCase(Locale.ROOT).contains(word);
    }

    public HomeView select(int number) {
        return new HomeView(number, hideDone, filter, typing, scroll, "");
    }

    public HomeView aside(String sentence) {
        return new HomeView(selected, hideDone, filter, typing, scroll, sentence);
    }

    public HomeView hideDone(boolean on) {
        return new HomeView(selected, on, filter, typing, scroll, "");
    }

    public HomeView filter(String words, boolean on) {
        return new HomeView(selected, hideDone, words, on, scroll, "");
    }

    @Override
    public String name() {
        return "home";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Optional<String> chosenLine(Scenery scenery) {
        return scenery.course().rows().stream()
                .filter(row -> row.number() == selected)
                .findFirst()
                .map(row -> row.number() + " " + row.title());
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        return new HomeScreen(this, scenery, canvas).draw();
    }
}
