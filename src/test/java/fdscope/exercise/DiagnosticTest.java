package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What gcc, clang and the linker say about the learner's file. */
class DiagnosticTest {
    private static String of(String output) {
        return String.join(
                "\n", Diagnostic.of(output).stream().map(Diagnostic::toString).toList());
    }

    @Test
    void gccAndClangNameFileLineAndKind() {
        assertThat(of("""
                /home/ann/exercise.c: In function 'main':
                /home/ann/exercise.c:8:20: warning: variable 'cmsg' set but not used [-Wunused-but-set-variable]
                    8 |     struct cmsghdr cmsg = {0};
                /home/ann/exercise.c:9:5: error: expected ';' before 'return'
                exercise.c:1:10: fatal error: 'sys/nothing.h' file not found
                """)).isEqualTo("""
                exercise.c:8: warning: variable 'cmsg' set but not used [-Wunused-but-set-variable]
                exercise.c:9: expected ';' before 'return'
                exercise.c:1: 'sys/nothing.h' file not found""");
    }

    @Test
    void theLinkerNamesWhoAsksForWhatIsNotThere() {
        assertThat(of("""
                /usr/bin/ld: /tmp/ccX.o: in function `main':
                /home/ann/exercise.c:4: undefined reference to `helper'
                collect2: error: ld returned 1 exit status
                """)).isEqualTo("exercise.c:4: undefined reference to `helper'");
    }

    @Test
    void theWayToACompilerIsThatOfTheDistribution() {
        assertThat(Distribution.howToGetCompiler("NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"))
                .isEqualTo("apt install gcc libc6-dev");
        assertThat(Distribution.howToGetCompiler("ID=alpine\n")).isEqualTo("apk add gcc musl-dev");
        assertThat(Distribution.howToGetCompiler("")).isEqualTo("install the package gcc of your distribution");
    }
}
