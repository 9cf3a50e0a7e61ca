package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault of the program, and a disk that takes nothing: both are said in words, and nothing is lost. */
class FaultPageIT {
    private static final String OLD = "{\"version\":1,\"lessons\":{}}\n";

    @TempDir
    private Path folder;

    private LaunchedPane launched;

    @BeforeEach
    void aShell() throws Exception {
        launched = new LaunchedPane(folder, 160, 30);
    }

    @AfterEach
    void endTheServer() throws Exception {
        launched.close();
    }

    /** An installation whose jar has lost a class that is first needed when help is opened. */
    private Path broken() throws IOException {
        Path home = Files.createDirectory(folder.resolve("broken"));
        Path jar = Files.createDirectory(home.resolve("lib")).resolve("fdscope.jar");
        Path whole = LaunchedPane.home();
        Files.copy(whole.resolve("lib/fdscope.jar"), jar);
        Files.createSymbolicLink(home.resolve("lib/native"), whole.resolve("lib/native"));
        Files.createSymbolicLink(home.resolve("lessons"), whole.resolve("lessons"));
        Path launcher = Files.createDirectory(home.resolve("bin")).resolve("fdscope");
        Files.copy(whole.resolve("bin/fdscope"), launcher);
        try (FileSystem classes = FileSystems.newFileSystem(jar)) {
            Files.delete(classes.getPath("/fdscope/tui/screen/HelpView.class"));
        }
        return launcher;
    }

    @Test
    void oneSaysWhatHappenedWhatToReportAndWhereTheLogIs() throws Exception {
        launched.open(broken().toString());
        launched.keys("?");
        String screen = launched.pane.until("code 1");
        Path log = log();
        assertThat(screen.substring(0, screen.indexOf("code 1")).replace(log.toString(), "LOG"))
                .isEqualTo("""
                fdscope has a fault: a message could not be handled (NoClassDefFoundError: fdscope/tui/screen/HelpView).

                The terminal is as it was. A lab that ran has been ended. Your progress is kept:
                fdscope opens the course where you were.

                This is a fault of fdscope. Please report it, with
                  what you did last, and what you expected
                  what this prints:  fdscope doctor
                  the log:           LOG

                Without the screen:  fdscope --plain  walks a lesson line by line.
                """);
        assertThat(log)
                .content()
                .contains(
                        "Java",
                        "\nTERM=",
                        "\nCaused by: java.lang.NoClassDefFoundError: fdscope/tui/screen/HelpView\n");
        launched.theTerminalIsAsItWas();
    }

    private Path log() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("fdscope"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("fdscope-report-"))
                    .reduce((one, other) -> {
                        throw new AssertionError("two logs");
                    })
                    .orElseThrow();
        }
    }

    @Test
    void aDiskThatTakesNothingIsToldAndTheOldFileStays() throws Exception {
        Path progress = Files.writeString(folder.resolve("fdscope/progress.json"), OLD);
        launched.open("(ulimit -f 0; exec " + LaunchedPane.launcher() + ")");
        launched.keys("Enter");
        launched.pane.until("! Progress is not kept: File too large. The course goes on without it.");
        launched.keys("c");
        launched.pane.until("! theme: dark, for this run; not kept: ");
        launched.quit();
        assertThat(progress).content().isEqualTo(OLD);
    }
}
