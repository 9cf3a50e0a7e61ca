package fdscope.observe;

import java.util.List;
import java.util.Optional;

/**
 * What /proc/PID/task/TID/syscall says of a thread. Two equal looks at it mean that the thread sleeps in that call.
 *
 * @param raw the line without its newline
 * @param number of the system call on this architecture; empty while the thread runs, or sleeps outside a call
 * @param arguments six registers, unsigned
 */
public record SleepingCall(String raw, Optional<Integer> number, List<Long> arguments) {
    public SleepingCall {
        arguments = List.copyOf(arguments);
    }

    /** The thread was on a processor when it was looked at. */
    public boolean running() {
        return raw.equals("running");
    }
}
