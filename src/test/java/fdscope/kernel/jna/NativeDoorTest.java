package fdscope.kernel.jna;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeDoorTest {
    @ParameterizedTest
    @CsvSource({"amd64, X86_64", "x86_64, X86_64", "aarch64, AARCH64", "riscv64, RISCV64"})
    void linuxIsSupportedOnThreeArchitectures(String osArch, Architecture architecture) {
        assertThat(Architecture.ofJvm(osArch)).contains(architecture);
        assertThat(NativeDoor.unsupported("Linux", osArch, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FreeBSD, amd64, true", "Linux, i386, true", "Linux, ppc64le, true", "Linux, aarch64, false"})
    void anythingElseGetsOneSentence(String osName, String osArch, boolean littleEndian) {
        assertThat(NativeDoor.unsupported(osName, osArch, littleEndian))
                .contains("Live labs need a JVM on 64-bit Linux for x86_64, aarch64 or riscv64, and this one is for "
                        + osName + " on " + osArch + "; the lessons can still be read.");
    }

    @Test
    void onMacOsTheSentenceSaysWhatToDoInstead() {
        assertThat(NativeDoor.unsupported("Mac OS X", "aarch64", true))
                .contains("Live labs need a Linux kernel and macOS has none; run fdscope in a Linux virtual machine"
                        + " (Lima, Colima, Docker Desktop), as docs/elsewhere.md says; the lessons can still be read.");
    }

    @Test
    void openingStartsNoOtherProgram() throws Exception {
        assertThat(Kernel.alone("children")).isEqualTo(new Kernel.Outcome("0000000000000000\n", 0));
    }

    @Test
    void aLibraryThatDoesNotLoadGetsOneSentenceToo() throws Exception {
        Kernel.Outcome outcome = Kernel.alone("unloadable");
        assertThat(outcome.output())
                .isEqualTo("Live labs cannot run because JNA's native library did not load (Could not find JNA native"
                        + " support): see that /nowhere has libjnidispatch.so for this processor and C library and is"
                        + " not mounted noexec.\n");
        assertThat(NativeDoor.cannotLoad("/tmp/x: failed to map\nmore", null))
                .isEqualTo("Live labs cannot run because JNA's native library did not load (/tmp/x: failed to map):"
                        + " give JNA a folder on a file system that is not mounted noexec with -Djna.tmpdir=FOLDER.");
    }
}
