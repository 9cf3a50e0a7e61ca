package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole program as a person meets it, in tmux: lesson 6 from home to the end of its first lab. What is seen at 80x24
 * and 160x50 stands in docs/screens; {@code docs/screens/capture} takes those pictures anew.
 */
class ScreensIT {
    private static final Path PICTURES = Path.of("docs/screens");
    private static final boolean WRITE = "write".equals(System.getProperty("fdscope.screens"));

    /** So many looks that see the same. */
    private static final int SETTLED = 20;

    @TempDir
    private Path folder;

    private TmuxPane pane;
    private String last = "";
    private int equal;

    @BeforeEach
    void needsTmux() {
        Tools.require("tmux");
    }

    @AfterEach
    void endTheServer() throws IOException, InterruptedException {
        if (pane != null) {
            pane.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"80,24,true", "160,50,true", "200,50,false"})
    void lessonSixIsWalkedFromHomeToTheEndOfItsLab(int columns, int rows, boolean kept) throws Exception {
        String size = columns + "x" + rows;
        pane = new TmuxPane(folder, columns, rows, "bash --norc --noprofile");
        String before = pane.stty("before");
        pane.line("clear; XDG_STATE_HOME=" + folder + " " + Path.of(System.getProperty("fdscope.launcher"))
                + "; echo code $?");
        whole("What is real here");
        pane.tmux("send-keys", "Escape");
        pane.until("[ Lessons ]");
        check(kept ? "home" : "", size, "The course");
        pane.type("2");
        pane.until("»·  6");
        pane.tmux("send-keys", "Enter");
        check(kept ? "lesson" : "", size, "page 1/");
        pane.type("]");
        pane.until("page 2/");
        pane.type("]");
        pane.until("page 3/");
        pane.type(" ");
        pane.until("the set-up", screen -> screen.contains("step 1/") && screen.contains("space next"));
        pane.type(".");
        check(kept ? "question" : "", size, "How sure?");
        pane.type("1");
        pane.until("(•) 1");
        pane.tmux("send-keys", "Enter");
        String frozen = whole("■ frozen");
        assertThat(frozen).containsPattern("1 B 1 fd ─+\\[\"x\"●F2\\]→").contains("scm_fds 1");
        check(kept ? "frozen" : "", size, "■ frozen");
        pane.type(".");
        pane.until("what bob received", screen -> screen.contains("recvmsg(") && screen.contains("space next"));
        pane.type(".");
        pane.until("the second question", screen -> screen.contains("How sure?"));
        pane.type("2");
        pane.until("(•) 2");
        pane.tmux("send-keys", "Enter");
        pane.until("the last step", screen -> screen.contains("space end the lab"));
        pane.type(" ");
        check(kept ? "end" : "", size, "page 3/");
        pane.type("?");
        check(kept ? "help" : "", size, "back one");
        pane.tmux("send-keys", "Escape");
        pane.until("the lesson again", screen -> screen.contains("page 3/"));
        pane.tmux("resize-window", "-x", "100", "-y", "30");
        pane.until(
                "the new size",
                screen -> screen.lines().allMatch(line -> line.length() <= 100)
                        && screen.contains("Your first SCM_RIGHTS"));
        pane.type("q");
        pane.until("code 0");
        assertThat(pane.modes()).as("alternate screen, cursor, mouse").isEqualTo("0 1 0");
        assertThat(pane.stty("after")).isEqualTo(before);
    }

    /** A frame that is drawn to its end: the footer is its last row; in help, where letters type, it has other keys. */
    private String whole(String text) throws IOException, InterruptedException {
        return pane.until(
                text,
                screen -> screen.contains(text)
                        && (screen.stripTrailing().endsWith("? help  q quit")
                                || screen.stripTrailing().endsWith("Esc close")));
    }

    /**
     * Waits for the picture that is kept: another frame may come first, such as the one before the kernel's rows are read.
     *
     * @param name {@code ""}: nothing is kept of this one
     */
    private void check(String name, String size, String text) throws IOException, InterruptedException {
        whole(text);
        if (name.isEmpty()) {
            return;
        }
        Path file = PICTURES.resolve(name + "-" + size + ".txt");
        if (WRITE) {
            pane.until("a picture that stays", this::settled);
            Files.writeString(file, picture(pane.screen()));
            return;
        }
        List<String> kept = withoutNumbers(Files.readString(file));
        try {
            pane.until(
                    file.toString(), screen -> withoutNumbers(picture(screen)).equals(kept));
        } catch (AssertionError e) {
            assertThat(withoutNumbers(picture(pane.screen())))
                    .as("%s; docs/screens/capture takes the pictures anew", file)
                    .isEqualTo(kept);
        }
    }

    private boolean settled(String screen) {
        equal = screen.equals(last) ? equal + 1 : 0;
        last = screen;
        return equal >= SETTLED;
    }

    private static String picture(String screen) {
        return screen.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Process and descriptor numbers, inodes, the kernel's release and the user differ from run to run. */
    private static List<String> withoutNumbers(String picture) {
        return picture.lines()
                .map(line -> line.replaceAll("[0-9a-f]{16}:", "#:")
                        .replaceAll("[0-9]+([.][0-9]+)*", "#")
                        .replaceAll("(root|user)$", "WHO")
                        .replaceAll("─+", "─")
                        .replaceAll("═+", "═")
                        .replaceAll(" +", " ")
                        .stripTrailing())
                .toList();
    }
}
