package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What sanitizers write, captured from gcc 12 and clang 14, in one sentence. */
class SanitizerReportTest {
    private static String of(String stderr) {
        return SanitizerReport.of(stderr, "exercise.c").orElse("nothing");
    }

    @Test
    void aWriteBeyondABlockNamesTheLearnersLineAndNotThatOfTheLibrary() {
        assertThat(of("""
                sendmsg failed
                ==4711==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000020 at pc 0x7f
                WRITE of size 4 at 0x602000000020 thread T0
                    #0 0x7f1 in __interceptor_memcpy ../../../../src/libsanitizer/sanitizer_common/interceptors.inc:827
                    #1 0x401 in main /home/ann/fdscope-06/exercise.c:18
                    #2 0x7f2 in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58
                """))
                .isEqualTo("exercise.c:18: writes 4 bytes beyond a block of malloc"
                        + " (AddressSanitizer: heap-buffer-overflow)");
    }

    @Test
    void clangTellsTheColumnToo() {
        assertThat(of("""
                ==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x60 at pc 0x7f
                READ of size 1 at 0x60 thread T0
                    #0 0x4f in main /tmp/exercise.c:7:12
                """))
                .isEqualTo("exercise.c:7: reads 1 bytes in a block that was freed"
                        + " (AddressSanitizer: heap-use-after-free)");
    }

    @Test
    void aBlockFreedTwiceAndAStackThatIsFull() {
        assertThat(of("==1==ERROR: AddressSanitizer: attempting double-free on 0x60\n    #0 0x4 in free x.c:1\n"))
                .isEqualTo("double free (AddressSanitizer: double-free)");
        assertThat(
                        of(
                                "==1==ERROR: AddressSanitizer: stack-overflow on address 0x7f\n    #0 0x4 in f /t/exercise.c:3\n"))
                .isEqualTo("exercise.c:3: stack overflow (AddressSanitizer: stack-overflow)");
    }

    @Test
    void aLeakNamesWhereTheBlockWasTaken() {
        assertThat(of("""
                ==9==ERROR: LeakSanitizer: detected memory leaks

                Direct leak of 24 byte(s) in 1 object(s) allocated from:
                    #0 0x7f in __interceptor_calloc ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:77
                    #1 0x40 in main /tmp/x/exercise.c:12
                """)).isEqualTo("exercise.c:12: these 24 bytes are never freed (LeakSanitizer)");
    }

    @Test
    void undefinedBehaviourIsToldInItsOwnWords() {
        assertThat(of("exercise.c:5:9: runtime error: signed integer overflow: 2147483647 + 1 cannot be represented\n"))
                .isEqualTo("exercise.c:5: undefined behaviour (UBSan: signed integer overflow: 2147483647 + 1 cannot be"
                        + " represented)");
    }

    @Test
    void whatTheProgramItselfSaysIsNoReport() {
        assertThat(of("sendmsg: Invalid argument\nERROR: nothing works\n")).isEqualTo("nothing");
    }
}
