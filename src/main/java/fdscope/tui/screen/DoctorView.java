package fdscope.tui.screen;

import fdscope.lesson.KernelQuestion;
import fdscope.observe.Finding;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.List;
import java.util.Optional;

/** What this machine, kernel and user can do, and what a lesson loses: what {@code fdscope doctor} prints. */
public record DoctorView(Scroll scroll) implements View {
    public static final DoctorView START = new DoctorView(Scroll.START);

    private static final KeyTable<Act> KEYS = Keys.doctor();
    private static final KernelQuestion QUESTION = new KernelQuestion.OfMachine();
    /** Columns from which on a subject stands before its finding, and not above it. */
    private static final int BESIDE_FROM = 60;

    private static final int SUBJECT = 18;

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public List<KernelQuestion> asks(Scenery scenery) {
        return List.of(QUESTION);
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        Optional<List<Finding>> told = scenery.kernel().machine();
        String caption = told.map(Finding::summary).orElse("");
        OnePane page = new OnePane(
                scenery,
                canvas,
                "Doctor",
                Pane.of("What this machine can do", true).withCaption(caption));
        Rows rows = new Rows(Math.min(page.body().width(), Prose.WIDEST + SUBJECT));
        Optional<String> failure = scenery.kernel().failure(QUESTION);
        if (told.isEmpty()) {
            rows.line(
                    failure.orElse("This machine is being looked at; small labs are run. It takes a few seconds."),
                    Role.MUTED);
        }
        told.orElse(List.of()).forEach(finding -> row(rows, finding, page.body().width() >= BESIDE_FROM));
        int top = page.rows(rows.list(), scroll, 0);
        fdscope.tui.draw.Frames.moreAbove(page.frame(), top);
        return page.with(new Footer(KEYS)
                .add(Act.BACK, "back")
                .add(Act.GO_ON)
                .add(Act.AGAIN, "look again")
                .add(Act.COPY, "copy")
                .add(Act.PLAIN, "plain"));
    }

    private static void row(Rows rows, Finding finding, boolean beside) {
        Role role = switch (finding.mark()) {
            case FINE -> Role.TEXT;
            case NOT_HERE -> Role.MUTED;
            case LIMIT -> Role.WARNING;
            case MEND -> Role.BAD;
        };
        String lead = finding.mark().sign() + "  " + finding.subject();
        String indent = beside ? " ".repeat(SUBJECT + 4) : "   ";
        if (beside) {
            rows.line(lead + " ".repeat(Math.max(1, SUBJECT + 4 - lead.length())), finding.finding(), Style.of(role));
        } else {
            rows.line("", lead, Style.of(role));
            rows.line(indent, finding.finding(), Style.of(role));
        }
        if (!finding.cost().isEmpty()) {
            rows.line(indent, finding.cost(), Style.of(Role.MUTED));
        }
        if (!finding.remedy().isEmpty()) {
            rows.line(indent, "Do: " + finding.remedy(), Style.of(Role.ACCENT));
        }
    }
}
