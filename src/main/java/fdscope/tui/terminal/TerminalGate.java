package fdscope.tui.terminal;

import fdscope.kernel.Syscalls;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks before anything is switched: is there a terminal that a full screen can be drawn on, and what can it show.
 *
 * @param environment the process's environment: TERM, LC_ALL, LC_CTYPE, LANG are read
 */
public record TerminalGate(Syscalls calls, Map<String, String> environment) {
    public TerminalGate {
        environment = Map.copyOf(environment);
    }

    /** Why there can be no full screen, in words for people; empty: there can. */
    public Optional<String> refusal() {
        if (!calls.isatty(0)) {
            return Optional.of("standard input is not a terminal");
        }
        if (!calls.isatty(1)) {
            return Optional.of("standard output is not a terminal");
        }
        if (term().isEmpty()) {
            return Optional.of("TERM is not set, so this terminal is unknown");
        }
        if (term().equals("dumb")) {
            return Optional.of("TERM=dumb: this terminal cannot move its cursor");
        }
        return Optional.empty();
    }

    /** The character set is UTF-8, by the first of LC_ALL, LC_CTYPE, LANG that is set (locale(7)), whatever the JVM says. */
    public boolean utf8() {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.toLowerCase(Locale.ROOT).replace("-", ""))
                .filter(value -> value.contains(".utf8"))
                .isPresent();
    }

    /** The Linux console answers no OSC and older kernels print what follows one (console_codes(4)). */
    boolean answersOsc() {
        return !term().startsWith("linux");
    }

    private String term() {
        return environment.getOrDefault("TERM", "");
    }
}
