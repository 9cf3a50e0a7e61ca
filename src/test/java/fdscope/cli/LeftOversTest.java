package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOversTest {
    @TempDir
    private Path folder;

    @Test
    void whereNothingIsNothingIsLeft() {
        assertThat(new LeftOvers(LeftOvers.bases(folder, ""), Optional.of("")).finding())
                .isEqualTo(Finding.fine("left over", "nothing"));
    }

    @Test
    void aSessionWhoseLockIsHeldIsNotLeftOver() throws IOException {
        Path runs = session("s-runs");
        Path ended = session("s-ended");
        String locks = "1: FLOCK  ADVISORY  READ 4711 fe:00:" + Files.getAttribute(runs.resolve("lock"), "unix:ino")
                + " 0 EOF\n2: POSIX  ADVISORY  WRITE 4712 fe:00:"
                + Files.getAttribute(ended.resolve("lock"), "unix:ino") + " 0 EOF\n";
        Finding finding = new LeftOvers(LeftOvers.bases(folder, ""), Optional.of(locks)).finding();
        assertThat(finding.mark()).isEqualTo(Finding.Mark.LIMIT);
        assertThat(finding.finding()).isEqualTo(ended.toString());
    }

    @Test
    void aSessionWithoutALockIsLeftOver() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("fdscope-1000/s-bare"));
        assertThat(new LeftOvers(LeftOvers.bases(folder, ""), Optional.of(""))
                        .finding()
                        .finding())
                .isEqualTo(bare.toString());
    }

    @Test
    void theBaseItselfAndALearnersFolderAreNoSessions() throws IOException {
        Files.createDirectories(folder.resolve("fdscope-06-hand-over/s-mine"));
        Files.createDirectories(folder.resolve("fdscope-1000"));
        Path runtime = folder.resolve("run");
        assertThat(LeftOvers.bases(folder, runtime.toString()))
                .isEqualTo(List.of(runtime.resolve("fdscope"), folder.resolve("fdscope-1000")));
    }

    @Test
    void whereLocksCannotBeReadItSaysThatASessionMayRun() throws IOException {
        session("s-maybe");
        Finding finding = new LeftOvers(LeftOvers.bases(folder, ""), Optional.empty()).finding();
        assertThat(finding.cost()).contains("/proc/locks", "cannot be read");
    }

    private Path session(String name) throws IOException {
        Path session = Files.createDirectories(folder.resolve("fdscope-1000").resolve(name));
        Files.createFile(session.resolve("lock"));
        return session;
    }
}
