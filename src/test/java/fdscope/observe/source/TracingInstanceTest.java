package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.jna.NativeDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Around a folder that only looks like tracefs; the real one is in RunKernelIT. */
class TracingInstanceTest {
    @TempDir
    private Path tracefs;

    @Test
    void instancesOfDeadProgramsAreSweptAndNoOthers() throws IOException {
        Path instances = Files.createDirectory(tracefs.resolve("instances"));
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String start = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
        String ours = "fdscope-" + ProcessHandle.current().pid() + "-";
        for (String name : new String[] {"fdscope-0-1", ours + "1", ours + start, "fdscope-mine", "other"}) {
            Files.createDirectory(instances.resolve(name));
        }
        TracingInstance.sweep(tracefs);
        try (Stream<Path> left = Files.list(instances)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(ours + start, "fdscope-mine", "other");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNothingToSweep() {
        TracingInstance.sweep(tracefs.resolve("nowhere"));
        assertThat(tracefs).isEmptyDirectory();
    }

    @Test
    void anInstanceThatCannotBeReadIsRefusedInOneSentenceAndRemoved() throws IOException {
        Path instances = Files.createDirectory(tracefs.resolve("instances"));
        assertThatThrownBy(() -> TracingInstance.make(calls(), tracefs))
                .isInstanceOf(TracingInstance.Refused.class)
                .hasMessageStartingWith("the recording cannot be read: open(")
                .hasMessageContaining("ENOENT");
        assertThat(instances).isEmptyDirectory();
    }

    @Test
    void whereNoInstanceCanBeMadeTheReasonIsToldInOneSentence() {
        assertThatThrownBy(() -> TracingInstance.make(calls(), tracefs))
                .isInstanceOf(TracingInstance.Refused.class)
                .hasMessageStartingWith("this kernel lets nobody make an instance in " + tracefs + ": mkdir(");
    }

    private static Syscalls calls() {
        try {
            return NativeDoor.open();
        } catch (SyscallsUnavailableException e) {
            throw new AssertionError(e);
        }
    }
}
