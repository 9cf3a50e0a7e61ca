package fdscope.tui.terminal;

import java.util.List;
import java.util.Map;

/**
 * Signals that would end this program at once and leave the terminal raw (signal(7)): they end it as SIGTERM does. Not
 * among them: SIGKILL and SIGSTOP, which nobody can catch, what the JVM uses itself (SIGUSR2, faults of the processor),
 * and SIGQUIT, at which it prints its threads and goes on.
 */
final class DeadlySignals {
    /** What a shell adds to the number of the signal that ended a program. */
    private static final int BY_SIGNAL = 128;

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("TRAP", 5),
            Map.entry("ABRT", 6),
            Map.entry("USR1", 10),
            Map.entry("ALRM", 14),
            Map.entry("STKFLT", 16),
            Map.entry("XCPU", 24),
            Map.entry("VTALRM", 26),
            Map.entry("PROF", 27),
            Map.entry("IO", 29),
            Map.entry("PWR", 30),
            Map.entry("SYS", 31));

    private DeadlySignals() {}

    /** From now on they end the program by {@link System#exit}: hooks run, the exit code is 128 and the number. */
    static List<Signals.Installed> caught(Signals signals) {
        return NUMBERS.entrySet().stream()
                .map(signal -> signals.on(signal.getKey(), () -> System.exit(BY_SIGNAL + signal.getValue())))
                .toList();
    }
}
