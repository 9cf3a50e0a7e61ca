package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/sys, which only Linux has")
class KernelSourceTest {
    @Test
    void aNumberOfSeveralDigitsIsReadWhole() {
        String max = new KernelSource().sysctl("kernel.pid_max").value().orElseThrow();
        assertThat(Long.parseLong(max)).isGreaterThanOrEqualTo(301);
    }

    @Test
    void aFileLongerThanOneBlockIsReadWhole() throws IOException {
        String last = "\n" + "x".repeat(10);
        String text = "y".repeat(200_000) + last;
        Path file = java.nio.file.Files.createTempFile("long", ".txt");
        try {
            java.nio.file.Files.writeString(file, text);
            assertThat(ProcFile.bytes(file).toArray()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    @Test
    void anUnknownSysctlSaysWhichFileIsMissing() {
        assertThat(new KernelSource().sysctl("net.unix.no_such_thing").failure().orElseThrow())
                .isEqualTo("/proc/sys/net/unix/no_such_thing: there is no such file; the process may have ended,"
                        + " or this kernel does not have it");
    }
}
