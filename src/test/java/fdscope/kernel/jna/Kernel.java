package fdscope.kernel.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.UnixAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;

/** What the tests on the real kernel share. */
final class Kernel {
    private Kernel() {}

    /** The machine's calls; where there are none, the test is skipped with the reason. */
    static Syscalls calls() {
        try {
            return NativeDoor.open();
        } catch (SyscallsUnavailableException e) {
            return Assumptions.abort(e.getMessage());
        }
    }

    static int number(String constant) {
        return Constants.here().require(constant);
    }

    static Bytes path(Path path) {
        return Bytes.utf8(path.toString());
    }

    static Bytes address(Path path) {
        return new UnixAddress.Pathname(path(path)).sockaddr();
    }

    static void assertFails(Errno expected, ThrowingCallable call) {
        ErrnoException failure = catchThrowableOfType(ErrnoException.class, call);
        assertThat(failure).as("expected " + expected).isNotNull();
        assertThat(failure.errno()).isEqualTo(expected);
    }

    /** What a JVM of its own printed, and how it ended; for what would change this process. */
    record Outcome(String output, int exit) {}

    static Outcome alone(String deed, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Alone.class.getName(),
                deed));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(text, process.waitFor());
        }
    }
}
