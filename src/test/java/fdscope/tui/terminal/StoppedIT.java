package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The course with two actors on the stage is stopped and goes on, or loses its terminal, or is resized wildly. */
class StoppedIT {
    private static final int POLLIN = 1;
    private static final int DEADLINE_MILLISECONDS = 20_000;

    @TempDir
    private Path folder;

    @AutoClose
    private LaunchedPane launched;

    private TmuxPane pane;

    @BeforeEach
    void aShell() throws Exception {
        launched = new LaunchedPane(folder, 100, 36);
        pane = launched.pane;
    }

    /** Two connected processes on the stage of the playground, its steps chosen, not typed. */
    private String stage(String before) throws Exception {
        launched.open(before + LaunchedPane.launcher());
        pane.type("P");
        pane.until("actors alice bob_");
        launched.keys("Enter");
        pane.until("both actors", screen -> screen.contains("┌ alice ") && screen.contains("┌ bob "));
        pane.line("pair alice.s bob.s stream");
        pane.until("bob has it as");
        launched.keys("Escape");
        return pane.until("no line is typed", screen -> screen.endsWith("? help  q quit"));
    }

    private void leave() throws Exception {
        pane.type("q");
        pane.until("Leave fdscope?");
        launched.keys("Enter");
        pane.until("the shell's screen", screen -> !screen.contains("Leave fdscope?"));
        launched.theTerminalIsAsItWas();
    }

    @Test
    void suspendedItGivesTheTerminalBackAndTheStageIsThereAgain() throws Exception {
        String stage = stage("");
        launched.keys("C-z");
        pane.until("Stopped");
        launched.theTerminalIsAsItWas();
        pane.line("fg");
        pane.until("the stage", screen -> screen.equals(stage));
        leave();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "TSTP"})
    void stoppedFromOutsideItIsDrawnAnewWhenItGoesOn(String signal) throws Exception {
        String stage = stage("");
        new ProcessBuilder("kill", "-" + signal, "" + launched.pid()).start().waitFor();
        pane.until("Stopped");
        pane.line("clear; fg");
        pane.until("the stage", screen -> screen.equals(stage));
        assertThat(pane.modes()).isEqualTo("1 0 1");
        leave();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trap \"\" HUP; "})
    void aLostTerminalEndsItItsActorsAndAllThatTheyHad(String trap) throws Exception {
        String stage = stage(trap);
        long program = launched.pid();
        List<Long> all = new ArrayList<>(actors(stage));
        Path lab = Files.readSymbolicLink(Path.of("/proc/" + all.get(0) + "/cwd"));
        Path session = opened(program)
                .filter(file -> file.endsWith("lock"))
                .findFirst()
                .orElseThrow()
                .getParent();
        List<String> sockets = opened(all.get(0))
                .map(Path::toString)
                .filter(name -> name.startsWith("socket:"))
                .map(name -> " " + name.replaceAll("\\D", "") + " ")
                .toList();
        assertThat(lab).isDirectory();
        assertThat(session).isDirectory();
        assertThat(sockets).isNotEmpty();
        all.add(program);
        Syscalls calls = NativeDoor.open();
        List<Fd> processes = new ArrayList<>();
        for (long pid : all) {
            processes.add(calls.pidfd_open((int) pid, 0));
        }

        pane.close();
        for (Fd process : processes) {
            // Not /proc/PID: whoever inherits an orphan need not have reaped it.
            assertThat(calls.poll(process, POLLIN, DEADLINE_MILLISECONDS)).isNotZero();
            process.close();
        }
        assertThat(lab).doesNotExist();
        assertThat(session).doesNotExist();
        String table = Files.readString(Path.of("/proc/net/unix")).replace('\n', ' ');
        assertThat(sockets).noneMatch(table::contains);
    }

    private static List<Long> actors(String screen) {
        Matcher pids = Pattern.compile("pid (\\d+), (\\d+)").matcher(screen);
        assertThat(pids.find()).isTrue();
        return List.of(Long.parseLong(pids.group(1)), Long.parseLong(pids.group(2)));
    }

    private static Stream<Path> opened(long pid) throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            List<Path> files = new ArrayList<>();
            for (Path link : links.toList()) {
                files.add(Files.readSymbolicLink(link));
            }
            return files.stream();
        }
    }
}
