package fdscope.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The expected screens stand in {@code frames.txt}. */
class FramesTest {
    private static final List<String> COURSE = List.of("6.18.44", "user");
    private static final List<String> STEP5 = List.of("step 5/12", "6.18.44", "user");
    private static final List<String> STEP6 = List.of("step 6/12", "6.18.44", "user");
    private final Map<String, String> goldens = Goldens.of("frames.txt");

    @Test
    void homeHasTabsAndAStrip() {
        Canvas canvas = new Canvas(80, 24);
        Frames.header(canvas, "The course", "The course", COURSE);
        Canvas frame = canvas.region(0, 1, 80, 22);
        Pane pane = new Pane(List.of("Lessons", "Paths", "Review 1"), 0, true, "");
        Frames.pane(frame, pane);
        Frames.strip(frame, pane, 2, "Selected", "source: progress file");
        footer(canvas, "Enter go on with 6", "/ filter", "[ ] part", "S sockets", "K kernel map");
        assertThat(Goldens.of(canvas)).isEqualTo(goldens.get("home 80x24"));
    }

    @Test
    void theStageStandsInAFrameWithItsLastCall() {
        Canvas canvas = new Canvas(80, 24);
        Frames.header(canvas, "06 Your first SCM_RIGHTS", "06 SCM_RIGHTS", STEP6);
        Canvas frame = canvas.region(0, 1, 80, 22);
        Pane pane = new Pane(List.of("Lesson", "Stage", "Calls", "Kernel"), 1, true, "");
        Canvas inside = Frames.padded(Frames.pane(frame, pane));
        Stage.draw(Scenes.inFlight(), inside.region(0, 0, 76, 14));
        inside.put(0, 15, "■ frozen: sendmsg has returned, nobody has called recvmsg", Role.TEXT);
        Canvas below = Frames.padded(Frames.strip(frame, pane, 2, "Last call", "live"));
        below.put(0, 0, "alice  sendmsg(6, \"x\", SCM_RIGHTS [8])", Role.TEXT);
        below.put(64, 0, "= 1", Role.TEXT);
        below.put(0, 1, "The descriptor is in flight: no fd table lists it.", Role.TEXT);
        footer(canvas, "space next", "b back", "r again", "e edit", "w whence", "Enter follow", "Tab pane");
        assertThat(Goldens.of(canvas)).isEqualTo(goldens.get("after 80x24"));
    }

    @Test
    void anErrorHasAStripOfOneRow() {
        Canvas canvas = new Canvas(80, 24);
        Frames.header(canvas, "Something went wrong", "Error", COURSE);
        Canvas frame = canvas.region(0, 1, 80, 22);
        Pane pane = new Pane(List.of("What happened", "Details"), 0, true, "");
        Frames.pane(frame, pane);
        Frames.strip(frame, pane, 1, "Error", "");
        footer(canvas, "1-4 choose", "Enter do it", "d details", "y copy", "Esc back");
        assertThat(Goldens.of(canvas)).isEqualTo(goldens.get("error 80x24"));
    }

    @Test
    void theWideHomeHasThreePanes() {
        Canvas canvas = new Canvas(120, 36);
        Frames.header(canvas, "The course", "The course", COURSE);
        Frames.pane(canvas.region(0, 1, 80, 34), Pane.of("Lessons", true));
        Frames.pane(canvas.region(80, 1, 40, 17), Pane.of("Lesson 6", false));
        Frames.pane(canvas.region(80, 18, 40, 17), Pane.of("You", false));
        footer(
                canvas,
                "Enter go on with 6",
                "/ filter",
                "[ ] part",
                "S sockets",
                "K kernel map",
                "P playground",
                "V verify",
                ": commands");
        assertThat(Goldens.of(canvas)).isEqualTo(goldens.get("home 120x36"));
    }

    @Test
    void theWideLessonHasFourPanes() {
        Canvas canvas = new Canvas(120, 36);
        Frames.header(canvas, "06 Your first SCM_RIGHTS", "06 SCM_RIGHTS", STEP5);
        Frames.pane(canvas.region(0, 1, 42, 34), Pane.of("Lesson", true));
        Frames.pane(canvas.region(42, 1, 78, 19), Pane.of("Stage", false).withCaption("before"));
        Frames.pane(canvas.region(42, 20, 78, 6), Pane.of("Calls", false));
        Frames.pane(canvas.region(42, 26, 78, 9), Pane.of("Kernel", false).withCaption("/proc · ss · sock_diag · map"));
        footer(canvas, "1-4 choose", "← → how sure", "Enter commit", "b back", "Tab pane", "w whence", "z zoom");
        assertThat(Goldens.of(canvas)).isEqualTo(goldens.get("before 120x36"));
    }

    @Test
    void theSmallestScreenNamesOneTabAndCountsTheRest() {
        Canvas canvas = new Canvas(40, 12);
        Frames.header(canvas, "06 Your first SCM_RIGHTS", "06 SCM_RIGHTS", STEP6);
        Pane pane = new Pane(List.of("Lesson", "Stage", "Calls", "Kernel"), 1, true, "");
        Stage.draw(Scenes.inFlight(), Frames.pane(canvas.region(0, 1, 40, 10), pane));
        footer(canvas, "space next", "Tab pane");
        assertThat(Goldens.of(canvas)).isEqualTo(goldens.get("after 40x12"));
    }

    @Test
    void hintsFallAwayFromTheEndAndHelpStays() {
        List<Hint> hints = List.of(
                new Hint("1-4 choose", "1-4"),
                new Hint("← → how sure", "←→ sure"),
                Hint.of("Enter commit"),
                Hint.of("b back"));
        assertThat(footerOf(60, hints)).isEqualTo(" 1-4 choose  ← → how sure  Enter commit      ? help  q quit");
        assertThat(footerOf(40, hints)).isEqualTo(" 1-4  ←→ sure  Enter commit  ? help");
        assertThat(footerOf(20, hints)).isEqualTo(" 1-4  ? help");
    }

    @Test
    void factsFallAwayFromTheEndOfTheHeader() {
        assertThat(headerOf(60)).isEqualTo(" fdscope  06 Your first SCM_RIGHTS       step 5/12  6.18.44");
        assertThat(headerOf(50)).isEqualTo(" fdscope  06 Your first SCM_RIGHTS      step 5/12");
        assertThat(headerOf(44)).isEqualTo(" 06 SCM_RIGHTS                    step 5/12");
        assertThat(headerOf(20)).isEqualTo(" 06 SCM_RIGHTS");
    }

    @Test
    void anOverlayCoversTheMiddle() {
        Canvas canvas = new Canvas(24, 6);
        canvas.fill(0, 0, 24, 6, "x", Style.of(Role.TEXT));
        Frames.overlay(canvas, 20, 4, Pane.of("Commands", true).withCaption("7 of 46"))
                .put(0, 0, "» go on", Role.TEXT);
        assertThat(canvas.text()).isEqualTo("""
                xxxxxxxxxxxxxxxxxxxxxxxx
                xx╔═ Commands ═ 7 … ═╗xx
                xx║» go on           ║xx
                xx║                  ║xx
                xx╚══════════════════╝xx
                xxxxxxxxxxxxxxxxxxxxxxxx""");
    }

    @Test
    void hiddenRowsAreCounted() {
        Canvas canvas = new Canvas(24, 3);
        Frames.moreAbove(canvas, 2);
        Frames.moreBelow(canvas, 8);
        Frames.moreBelow(canvas, 0);
        assertThat(Goldens.of(canvas)).isEqualTo("             ↑ 2 more\n\n             ↓ 8 more");
    }

    @Test
    void aScreenThatIsTooSmallSaysSo() {
        Canvas canvas = new Canvas(32, 3);
        Frames.tooSmall(canvas);
        assertThat(canvas.rows().get(1)).isEqualTo("   40x12 needed, this is 32x3   ");
        assertThat(Frames.isTooSmall(40, 12)).isFalse();
        assertThat(Frames.isTooSmall(40, 11)).isTrue();
    }

    @Test
    void framesTakeEverySize() {
        Pane pane = new Pane(List.of("Lesson", "日本語", "Calls"), 1, true, "live");
        for (int width = 0; width < 90; width++) {
            Canvas canvas = new Canvas(width, 6);
            Frames.strip(canvas, pane, 2, "Last call", "live");
            Canvas inside = Frames.pane(canvas, pane);
            footer(canvas, "space next");
            assertThat(inside.width()).isEqualTo(Math.max(0, width - 2));
            int columns = width;
            assertThat(canvas.rows()).allMatch(row -> DisplayWidth.of(row) == columns);
        }
    }

    private static String footerOf(int width, List<Hint> hints) {
        Canvas canvas = new Canvas(width, 1);
        Frames.footer(canvas, hints);
        return Goldens.of(canvas);
    }

    private static String headerOf(int width) {
        Canvas canvas = new Canvas(width, 1);
        Frames.header(canvas, "06 Your first SCM_RIGHTS", "06 SCM_RIGHTS", STEP5);
        return Goldens.of(canvas);
    }

    private static void footer(Canvas canvas, String... hints) {
        Frames.footer(
                canvas.region(0, canvas.height() - 1, canvas.width(), 1),
                Stream.of(hints).map(Hint::of).toList());
    }
}
