package fdscope.tui.screen;

import fdscope.lab.measure.Measurement;
import fdscope.lab.measure.MeasurementText;
import fdscope.lesson.Question;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;
import java.util.Optional;

/**
 * Something that is measured here and now. First the question is answered; then the curves grow.
 *
 * @param lesson slug of the lesson that asks
 * @param chosen answer, -1 none
 * @param sure 1 to 3
 * @param run number of the measurement, 0 before the first
 * @param done cells that were measured, of {@code of}
 * @param measured as far as it is known
 * @param trouble why it could not be measured, else empty
 */
public record MeasureView(
        String lesson,
        String title,
        Question question,
        int chosen,
        int sure,
        Phase phase,
        int run,
        int done,
        int of,
        Optional<Measurement> measured,
        String trouble,
        Scroll scroll)
        implements View {
    private static final KeyTable<Act> KEYS = Keys.measure();
    private static final int USUALLY_SURE = 2;
    private static final int LEAST_CHART = 12;
    private static final int MOST_CHART = 24;
    private static final int BAR = 30;

    /** How far it is. */
    public enum Phase {
        ASKING,
        RUNNING,
        /** The learner has had enough; what is under way comes to its end. */
        STOPPING,
        OVER
    }

    public static MeasureView of(String lesson, String title, Question question) {
        return new MeasureView(
                lesson, title, question, -1, USUALLY_SURE, Phase.ASKING, 0, 0, 0, Optional.empty(), "", Scroll.START);
    }

    public MeasureView choose(int answer, int certainty) {
        return new MeasureView(
                lesson, title, question, answer, certainty, phase, run, done, of, measured, trouble, scroll);
    }

    public MeasureView started(int number) {
        return new MeasureView(
                lesson, title, question, chosen, sure, Phase.RUNNING, number, 0, 0, Optional.empty(), "", Scroll.START);
    }

    public MeasureView stopping() {
        return in(Phase.STOPPING, done, of, measured, trouble);
    }

    public MeasureView advanced(int cells, int all, Measurement soFar) {
        return in(phase, cells, all, Optional.of(soFar), trouble);
    }

    public MeasureView ended(Measurement whole) {
        return in(Phase.OVER, done, of, Optional.of(whole), trouble);
    }

    public MeasureView failed(String sentence) {
        return in(Phase.OVER, done, of, measured, sentence);
    }

    private MeasureView in(Phase next, int cells, int all, Optional<Measurement> known, String sentence) {
        return new MeasureView(lesson, title, question, chosen, sure, next, run, cells, all, known, sentence, scroll);
    }

    public MeasureView scrolled(Scroll to) {
        return new MeasureView(lesson, title, question, chosen, sure, phase, run, done, of, measured, trouble, to);
    }

    /** Another process of ours sends and receives at this moment. */
    public boolean isRunning() {
        return phase == Phase.RUNNING || phase == Phase.STOPPING;
    }

    @Override
    public String name() {
        return "measure";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        OnePane page = new OnePane(scenery, canvas, title, Pane.of("Measure", true));
        Rows rows = new Rows(page.body().width());
        QuestionRows.Places places = phase == Phase.ASKING ? asking(rows) : QuestionRows.Places.NONE;
        if (phase != Phase.ASKING) {
            told(rows, page.body().height());
        }
        page.spots(places, page.rows(rows.list(), scroll, 0));
        return page.with(footer(rows.list().size() > page.body().height()));
    }

    private QuestionRows.Places asking(Rows rows) {
        QuestionRows.Places places = QuestionRows.ask(rows, question, chosen, sure);
        rows.blank();
        rows.line("▒▒▒▒ ", "Nothing is measured before you commit.", Style.of(Role.MUTED));
        return places;
    }

    private void told(Rows rows, int height) {
        if (isRunning()) {
            progress(rows);
            int room = chart(height - rows.list().size() - 1);
            measured.ifPresent(soFar -> text(rows, MeasurementText.picture(soFar, rows.width(), room)));
            return;
        }
        rows.line("? ", question.text(), Style.of(Role.ACCENT));
        QuestionRows.said(rows, question, chosen, sure);
        QuestionRows.verdict(rows, question, chosen);
        rows.blank();
        if (trouble.isEmpty()) {
            measured.ifPresent(all -> text(rows, MeasurementText.lines(all, rows.width(), chart(height - 1))));
        } else {
            rows.line("≠ ", "It could not be measured: " + trouble + ".", Style.of(Role.BAD));
        }
    }

    private static int chart(int room) {
        return Math.max(LEAST_CHART, Math.min(MOST_CHART, room));
    }

    private void progress(Rows rows) {
        int full = of == 0 ? 0 : done * BAR / of;
        String far = of == 0 ? "starting the receiver and warming up" : done + " of " + of;
        rows.row(List.of(Segment.of(
                "■".repeat(full) + "░".repeat(BAR - full) + "  " + (phase == Phase.STOPPING ? "stopping" : far),
                Role.ACCENT)));
        rows.blank();
    }

    private static void text(Rows rows, List<String> lines) {
        lines.forEach(line -> rows.row(List.of(Segment.of(line, Role.TEXT))));
    }

    private Footer footer(boolean more) {
        Footer footer = new Footer(KEYS);
        if (phase == Phase.ASKING) {
            int last = question.answers().size();
            footer.add(Act.CHOOSE, "1-" + last, "choose", "1-" + last)
                    .add(Act.RIGHT, "← →", "how sure", "←→ sure")
                    .add(Act.ENTER, "commit and measure");
        }
        footer.add(Act.BACK, isRunning() ? "stop" : "back");
        if (more) {
            footer.add(Act.GO_ON);
        }
        if (phase == Phase.OVER) {
            footer.add(Act.AGAIN).add(Act.COPY, "copy");
        }
        return footer;
    }
}
