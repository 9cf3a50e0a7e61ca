package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Syscalls;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalGateTest {
    @Test
    void aTerminalOnBothDescriptorsIsTaken() {
        assertThat(gate(List.of(0, 1), Map.of("TERM", "xterm")).refusal()).isEmpty();
    }

    @Test
    void whatIsNoTerminalIsRefusedWithTheReason() {
        assertThat(gate(List.of(1), Map.of("TERM", "xterm")).refusal()).contains("standard input is not a terminal");
        assertThat(gate(List.of(0), Map.of("TERM", "xterm")).refusal()).contains("standard output is not a terminal");
        assertThat(gate(List.of(0, 1), Map.of()).refusal()).contains("TERM is not set, so this terminal is unknown");
        assertThat(gate(List.of(0, 1), Map.of("TERM", "dumb")).refusal())
                .contains("TERM=dumb: this terminal cannot move its cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', C.UTF-8, true",
        "'', '', de_DE.utf8, true",
        "'', '', ca_ES.UTF-8@valencia, true",
        "'', '', C, false",
        "'', '', '', false",
        "'', '', de_DE.ISO-8859-1, false",
        "C, '', C.UTF-8, false",
        "'', POSIX, C.UTF-8, false",
        "en_US.UTF-8, C, C, true"
    })
    void theFirstLocaleVariableThatIsSetDecidesOnUtf8(String all, String ctype, String lang, boolean utf8) {
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", all, "LC_CTYPE", ctype, "LANG", lang));

        assertThat(gate(List.of(0, 1), environment).utf8()).isEqualTo(utf8);
    }

    private static TerminalGate gate(List<Integer> terminals, Map<String, String> environment) {
        Object calls = Proxy.newProxyInstance(
                TerminalGateTest.class.getClassLoader(),
                new Class<?>[] {Syscalls.class},
                (proxy, method, arguments) -> terminals.contains((Integer) arguments[0]));
        return new TerminalGate((Syscalls) calls, environment);
    }
}
