package fdscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelStackTest {
    @Test
    void theSystemCallComesFirstAndWhatEveryStackSharesIsLeftOut() {
        assertThat(KernelStack.ofInnermostFirst(List.of(
                                "trace_event_raw_event_sk_data_ready",
                                "sock_def_readable",
                                "unix_stream_sendmsg",
                                "__sys_sendto.constprop.0",
                                "__x64_sys_sendto",
                                "do_syscall_64",
                                "entry_SYSCALL_64_after_hwframe"))
                        .functions())
                .containsExactly("__x64_sys_sendto", "__sys_sendto", "unix_stream_sendmsg", "sock_def_readable");
    }

    @ParameterizedTest
    @CsvSource({
        "unix_stream_connect+0x23b/0x780, unix_stream_connect",
        "poll_schedule_timeout.constprop.0, poll_schedule_timeout",
        "unix_diag_dump.isra.0+0x1/0x2 [unix_diag], unix_diag_dump",
        "'', ''",
    })
    void offsetsSuffixesAndModulesAreNoPartOfAName(String printed, String bare) {
        assertThat(KernelStack.bare(printed)).isEqualTo(bare);
    }
}
