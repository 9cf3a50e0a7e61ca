package fdscope.observe;

import java.util.Optional;

/**
 * The kernel function that a thread sleeps in (/proc/PID/task/TID/wchan).
 *
 * @param raw as it was read, e.g. {@code poll_schedule_timeout.constprop.0}; {@code 0}: it does not sleep
 * @param function without the suffixes that compilers add; empty if it does not sleep
 */
public record SleepsIn(String raw, Optional<String> function) {
    public static SleepsIn of(String raw) {
        String bare = KernelStack.bare(raw);
        return new SleepsIn(raw, bare.isEmpty() || bare.equals("0") ? Optional.empty() : Optional.of(bare));
    }
}
