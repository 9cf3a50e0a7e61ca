package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.KernelSymbols;
import fdscope.observe.KernelSymbols.Symbol;
import fdscope.observe.SleepingCall;
import fdscope.observe.SleepsIn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessParserTest {
    @Test
    void aThreadInACallTellsNumberAndArguments() {
        assertThat(ProcessParser.syscall(Bytes.utf8("47 0x6 0x7ffd 0x0 0x1 0x0 0xffffffffffffffff 0x7ffe 0x7f00\n")))
                .isEqualTo(new SleepingCall(
                        "47 0x6 0x7ffd 0x0 0x1 0x0 0xffffffffffffffff 0x7ffe 0x7f00",
                        Optional.of(47),
                        List.of(6L, 0x7ffdL, 0L, 1L, 0L, -1L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "-1 0x7ffe 0x7f00", "", "47", "47 0x", "47 6 6 6 6 6 6 6 6"})
    void aThreadOutsideOfACallTellsNoNumber(String text) {
        assertThat(ProcessParser.syscall(Bytes.utf8(text)))
                .isEqualTo(new SleepingCall(text, Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "poll_schedule_timeout.constprop.0, poll_schedule_timeout",
        "unix_wait_for_peer.isra.0, unix_wait_for_peer",
        "unix_stream_read_generic, unix_stream_read_generic",
        "0,",
    })
    void compilerSuffixesAreStrippedAndTheRawNameKept(String raw, String function) {
        assertThat(SleepsIn.of(raw)).isEqualTo(new SleepsIn(raw, Optional.ofNullable(function)));
    }

    @Test
    void aStackBeginsWithTheSystemCall() {
        assertThat(ProcessParser.stack(Bytes.utf8("""
                                [<0>] unix_wait_for_peer+0xa1/0xc0
                                [<0>] unix_stream_connect.isra.0+0x1/0x2 [unix]
                                [<0>] __sys_connect+0x50/0x60
                                [<0>] do_syscall_64+0x71/0x280
                                [<0>] entry_SYSCALL_64_after_hwframe+0x76/0x7e
                                """)).functions())
                .containsExactly("__sys_connect", "unix_stream_connect", "unix_wait_for_peer");
        assertThat(ProcessParser.stack(Bytes.utf8("[<\n[<0>]\nx\n")).functions())
                .isEmpty();
    }

    @Test
    void uidsAreRealEffectiveSavedAndFileSystem() {
        assertThat(ProcessParser.uids(Bytes.utf8("Name:\tx\nUid:\t1000\t1001\t1002\t1003\n")))
                .contains(List.of(1000L, 1001L, 1002L, 1003L));
        assertThat(ProcessParser.uids(Bytes.utf8("Name:\tx\n"))).isEmpty();
    }

    @Test
    void aNamespaceIsItsInode() {
        assertThat(ProcessParser.namespace(Bytes.utf8("net:[4026531840]"))).contains(4026531840L);
        assertThat(ProcessParser.namespace(Bytes.utf8("net:[x]"))).isEmpty();
    }

    @Test
    void wantedSymbolsAreFoundWithSuffixAndModule() {
        KernelSymbols symbols =
                KallsymsParser.parse(Bytes.utf8("""
                        ffffffff81000000 T unix_gc
                        0000000000000000 t scm_detach_fds.constprop.0
                        0000000000000000 t sk_diag_fill\t[unix_diag]
                        0000000000000000 t unix_gc_work
                        0000000000000000 d scm_send
                        nonsense
                        """), Set.of("unix_gc", "scm_detach_fds", "sk_diag_fill", "scm_send"));

        assertThat(symbols.found())
                .containsOnlyKeys("unix_gc", "scm_detach_fds", "sk_diag_fill")
                .containsEntry(
                        "scm_detach_fds", List.of(new Symbol('t', "scm_detach_fds.constprop.0", Optional.empty())))
                .containsEntry("sk_diag_fill", List.of(new Symbol('t', "sk_diag_fill", Optional.of("unix_diag"))));
        assertThat(symbols.status("unix_gc")).isEqualTo(KernelSymbols.Status.PRESENT);
        assertThat(symbols.status("scm_send")).isEqualTo(KernelSymbols.Status.NO_SYMBOL);
    }

    @Test
    void anEmptySymbolListTellsNothing() {
        assertThat(KallsymsParser.parse(Bytes.EMPTY, Set.of("unix_gc")).status("unix_gc"))
                .isEqualTo(KernelSymbols.Status.UNKNOWN);
    }
}
