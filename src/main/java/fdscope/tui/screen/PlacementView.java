package fdscope.tui.screen;

import fdscope.lab.trace.Narration;
import fdscope.lesson.Placement;
import fdscope.lesson.Progress;
import fdscope.lesson.Question;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;
import java.util.Optional;

/**
 * The placement test. What was right is told when all is answered, so that no answer tells of another; which answer is
 * right is never told, for that is the lessons' to show.
 *
 * @param queue what is still to be asked, as it was when the screen was opened
 * @param begun else the screen says what the test is, or what it has shown
 * @param at index of the question that is asked; the queue's size: all are answered
 * @param chosen index of an answer, -1 none
 * @param sure 1 to 3
 */
public record PlacementView(List<Placement.Item> queue, boolean begun, int at, int chosen, int sure, Scroll scroll)
        implements AskingView {
    private static final KeyTable<Act> KEYS = Keys.asking("placement");

    public PlacementView {
        queue = List.copyOf(queue);
    }

    public static PlacementView of(Placement test, Progress progress) {
        return new PlacementView(test.open(progress), false, 0, -1, 2, Scroll.START);
    }

    /** All of it, also what was answered. */
    public static PlacementView again(Placement test) {
        return new PlacementView(test.items(), true, 0, -1, 2, Scroll.NEWEST);
    }

    public PlacementView begin() {
        return new PlacementView(queue, true, 0, -1, 2, Scroll.NEWEST);
    }

    /** There is nothing left to ask. */
    public boolean isOver() {
        return at >= queue.size();
    }

    public Optional<Placement.Item> item() {
        return begun && !isOver() ? Optional.of(queue.get(at)) : Optional.empty();
    }

    @Override
    public Optional<Question> question() {
        return item().map(Placement.Item::question);
    }

    @Override
    public PlacementView choosing(int answer, int sureness) {
        return new PlacementView(queue, begun, at, answer, sureness, Scroll.NEWEST);
    }

    @Override
    public PlacementView scrolled(Scroll to) {
        return new PlacementView(queue, begun, at, chosen, sure, to);
    }

    public PlacementView next() {
        boolean last = at + 1 >= queue.size();
        return new PlacementView(queue, begun, at + 1, -1, 2, last ? Scroll.START : Scroll.NEWEST);
    }

    @Override
    public String name() {
        return "placement";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        String caption = item().isPresent() ? (at + 1) + " of " + queue.size() : "";
        TabScreen screen = new TabScreen(HomeTab.PLACEMENT, scenery, canvas, caption);
        Rows rows = new Rows(screen.width());
        QuestionRows.Places places = QuestionRows.Places.NONE;
        if (item().isPresent()) {
            Placement.Item item = item().get();
            rows.line("Lesson " + item.lesson().number() + ", " + item.lesson().title(), Role.MUTED);
            QuestionRows.setting(rows, item.lesson(), item.question());
            places = QuestionRows.ask(rows, item.question(), chosen, sure);
        } else if (isOver()) {
            results(rows, scenery);
        } else {
            introduction(rows, scenery);
        }
        screen.rows(rows, scroll, places);
        return screen.with(footer());
    }

    private void introduction(Rows rows, Scenery scenery) {
        int all = scenery.course().placement().items().size();
        rows.line(
                "",
                Narration.counted(all, "prediction") + ", one of each lesson",
                Style.of(Role.TEXT).strong());
        rows.blank();
        rows.line(
                "For those who know some of it. A right answer of which you are at least quite sure marks its lesson:"
                        + " you may skip it. A guess marks nothing, and no lesson is closed to you.",
                Role.TEXT);
        rows.blank();
        rows.line(
                "What was right is told at the end. The answers are not: the lessons show them. Esc stops, and the test"
                        + " goes on from there.",
                Role.TEXT);
        rows.blank();
        rows.line(
                queue.size() < all
                        ? queue.size() + " are left: space goes on."
                        : "space begins. Allow a minute for each.",
                Role.ACCENT);
    }

    private static void results(Rows rows, Scenery scenery) {
        List<Placement.Item> items = scenery.course().placement().items();
        Progress progress = scenery.progress();
        long placed = items.stream()
                .filter(item -> progress.isPlaced(item.lesson().slug()))
                .count();
        rows.line(
                "Placed in " + placed + " of " + items.size() + " lessons. None is closed to you. r asks anew.",
                Role.TEXT);
        rows.blank();
        for (Placement.Item item : items) {
            String lesson = item.lesson().number() + ". " + item.lesson().title() + ": ";
            if (progress.isPlaced(item.lesson().slug())) {
                rows.line("= ", lesson + "placed, you may skip it.", Style.of(Role.GOOD));
            } else if (progress.isDone(item.lesson().slug())) {
                rows.line("■ ", lesson + "done.", Style.of(Role.MUTED));
            } else {
                String belief = Placement.misconception(item, progress)
                        .map(why -> " You took for granted: " + why + ".")
                        .orElse("");
                rows.line("· ", lesson + "for you." + belief, Style.of(Role.TEXT));
            }
        }
    }

    private Footer footer() {
        Footer footer = new Footer(KEYS);
        if (question().isPresent()) {
            QuestionRows.hints(footer, question().get());
        } else if (isOver()) {
            footer.add(Act.AGAIN, "again").add(Act.GO_ON, "page");
        } else {
            footer.add(Act.GO_ON, "begin");
        }
        return footer.add(Act.NEXT_PANE, "next tab").add(Act.BACK, "lessons").add(Act.PLAIN, "plain");
    }
}
