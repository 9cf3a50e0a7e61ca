package fdscope.tui.screen;

import fdscope.lesson.Lesson;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.Optional;

/**
 * What this is, for who is here for the first time; every key of home works on it.
 *
 * @param aside a sentence in the frame's last row, may be empty
 */
public record WelcomeView(String aside) implements View {
    private static final KeyTable<Act> KEYS = Keys.home();
    /** Smaller, the short form is shown. */
    private static final int WIDE = 70;

    private static final int HIGH = 22;

    @Override
    public String name() {
        return "welcome";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        OnePane page = new OnePane(scenery, canvas, "The course", Pane.of("Welcome", true));
        Rows rows = new Rows(Math.min(page.body().width(), Prose.WIDEST));
        Optional<Lesson> first = scenery.standing().next();
        if (canvas.width() >= WIDE && canvas.height() >= HIGH) {
            whole(rows, scenery, first);
        } else {
            rows.line("How one process hands another an open file, by AF_UNIX sockets.", Role.TEXT);
            rows.line("Real processes make real system calls.", Role.TEXT);
            rows.blank();
            keys(rows, first, false);
        }
        page.rows(rows.list(), Scroll.START, 0);
        Frames.aside(page.frame(), aside);
        Footer footer = new Footer(KEYS);
        first.ifPresent(lesson -> footer.add(Act.ENTER, "begin " + lesson.number()));
        return page.with(footer.add(Act.TOUR, "tour")
                .add(Act.BACK, "home")
                .add(Act.PALETTE, "search")
                .add(Act.SOCKETS, "sockets")
                .add(Act.DOCTOR, "doctor"));
    }

    private static void whole(Rows rows, Scenery scenery, Optional<Lesson> first) {
        heading(rows, "A course about sockets that never leave the machine");
        rows.line(
                "Wayland, D-Bus, tmux and systemd talk through AF_UNIX sockets. Through one, a process can hand"
                        + " another an open file: not its name, the open file itself. How that goes, and what the kernel"
                        + " does meanwhile, is told in "
                        + scenery.course().rows().size() + " lessons of half an hour.",
                Role.TEXT);
        rows.blank();
        heading(rows, "What is real here: all of it");
        rows.line(
                "A lab starts real processes. They make real system calls on this kernel, one at a time, and after"
                        + " each the screen shows what the kernel holds. You predict first, then you see. No root and no"
                        + " network is needed; when a lab ends, nothing of it is left.",
                Role.TEXT);
        rows.blank();
        heading(rows, "How to go");
        keys(rows, first, true);
    }

    private static void keys(Rows rows, Optional<Lesson> first, boolean whole) {
        first.ifPresent(
                lesson -> row(rows, "Enter", "begin lesson " + lesson.number() + (whole ? ", " + lesson.title() : "")));
        row(rows, "t", "the tour: six stops in five minutes" + (whole ? ", each live" : ""));
        row(rows, "Esc", "home" + (whole ? ": all lessons, exercises, paths" : ""));
        if (whole) {
            row(rows, "S  K  D", "sockets of this machine, kernel map, doctor");
            row(rows, ":  ?", "search everything, keys of any screen");
        }
    }

    private static void heading(Rows rows, String title) {
        rows.line("", title, Style.of(Role.TEXT).strong());
    }

    private static void row(Rows rows, String key, String words) {
        rows.line("  " + key + " ".repeat(Math.max(1, 9 - key.length())), words, Style.of(Role.TEXT));
    }
}
