package fdscope.tui.screen;

import fdscope.lab.trace.Narration;
import fdscope.lesson.Question;
import fdscope.lesson.Review;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;
import java.util.Optional;

/**
 * The questions that come back, one by one.
 *
 * @param queue as it was when the screen was opened
 * @param at index of the one that is asked, or was answered last; the queue's size: all are answered
 * @param chosen index of an answer, -1 none
 * @param sure 1 to 3
 * @param committed the answer is given, the verdict is seen
 * @param right so many were right so far
 */
public record ReviewView(
        List<Review.Due> queue, int at, int chosen, int sure, boolean committed, int right, Scroll scroll)
        implements AskingView {
    private static final KeyTable<Act> KEYS = Keys.asking("review");

    public ReviewView {
        queue = List.copyOf(queue);
    }

    public static ReviewView of(List<Review.Due> due) {
        return new ReviewView(due, 0, -1, 2, false, 0, Scroll.NEWEST);
    }

    /** {@code 3 questions come back}. */
    static String comeBack(int due) {
        return Narration.counted(due, "question") + comes(due);
    }

    /** {@code 3 come back}. */
    static String brief(int due) {
        return due + comes(due);
    }

    private static String comes(int due) {
        return due == 1 ? " comes back" : " come back";
    }

    /** The one that is asked, or was answered last. */
    public Optional<Review.Due> due() {
        return at < queue.size() ? Optional.of(queue.get(at)) : Optional.empty();
    }

    @Override
    public Optional<Question> question() {
        return committed ? Optional.empty() : due().map(Review.Due::question);
    }

    @Override
    public ReviewView choosing(int answer, int sureness) {
        return new ReviewView(queue, at, answer, sureness, committed, right, Scroll.NEWEST);
    }

    @Override
    public ReviewView scrolled(Scroll to) {
        return new ReviewView(queue, at, chosen, sure, committed, right, to);
    }

    /** The answer is given. */
    public ReviewView commit(boolean good) {
        return new ReviewView(queue, at, chosen, sure, true, right + (good ? 1 : 0), Scroll.NEWEST);
    }

    public ReviewView next() {
        return new ReviewView(queue, at + 1, -1, 2, false, right, Scroll.NEWEST);
    }

    @Override
    public String name() {
        return "review";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        String caption = due().isPresent() ? (at + 1) + " of " + queue.size() : "";
        TabScreen screen = new TabScreen(HomeTab.REVIEW, scenery, canvas, caption);
        Rows rows = new Rows(screen.width());
        QuestionRows.Places places = QuestionRows.Places.NONE;
        if (due().isPresent()) {
            Review.Due due = due().get();
            rows.line(
                    "From lesson " + due.lesson().number() + ", " + due.lesson().title(), Role.MUTED);
            if (committed) {
                rows.blank();
                rows.line("? ", due.question().text(), Style.of(Role.ACCENT));
                rows.markNewest();
                QuestionRows.said(rows, due.question(), chosen, sure);
                QuestionRows.verdict(rows, due.question(), chosen);
                rows.blank();
                rows.line(lookAgain(due), Role.ACCENT);
            } else {
                QuestionRows.setting(rows, due.lesson(), due.question());
                places = QuestionRows.ask(rows, due.question(), chosen, sure);
            }
        } else {
            nothing(rows);
        }
        screen.rows(rows, scroll, places);
        return screen.with(footer());
    }

    private String lookAgain(Review.Due due) {
        return "Enter: look again, page " + (due.lesson().pageOf(due.question()) + 1) + " of lesson "
                + due.lesson().number() + ". "
                + (at + 1 < queue.size() ? "space: the next question." : "space: that was the last.");
    }

    private void nothing(Rows rows) {
        if (!queue.isEmpty()) {
            rows.line(Narration.counted(queue.size(), "question") + " answered, " + right + " right.", Role.TEXT);
            rows.blank();
        }
        rows.line("No question comes back now.", Role.TEXT);
        rows.blank();
        rows.line(
                "What you miss comes back 1, 3 and 7 lessons later. A right answer takes a question one further, a wrong"
                        + " one back to the start.",
                Role.MUTED);
    }

    private Footer footer() {
        Footer footer = new Footer(KEYS);
        if (question().isPresent()) {
            QuestionRows.hints(footer, question().get());
        } else if (due().isPresent()) {
            footer.add(Act.GO_ON, "next")
                    .add(Act.ENTER, "lesson " + due().get().lesson().number());
        }
        return footer.add(Act.NEXT_PANE, "next tab").add(Act.BACK, "lessons").add(Act.PLAIN, "plain");
    }
}
