package fdscope.lab;

import fdscope.kernel.Architecture;
import fdscope.kernel.SyscallNumbers;
import fdscope.observe.SleepingCall;
import java.util.Optional;
import java.util.Set;

/** What a process that is waited for is in the middle of, from /proc/PID/syscall and /proc/PID/status, in words. */
final class Waiting {
    /** Whoever sleeps in one of these sleeps until somebody else does something. The first argument is a descriptor. */
    private static final Set<String> ENDLESS = Set.of(
            "read",
            "readv",
            "write",
            "writev",
            "recvfrom",
            "recvmsg",
            "sendto",
            "sendmsg",
            "accept",
            "accept4",
            "connect",
            "flock");

    private static final int ADDRESS = 4;
    private static final int POLL_TIMEOUT = 2;

    private final Machine machine;
    private final Part part;

    Waiting(Machine machine, Part part) {
        this.machine = machine;
        this.part = part;
    }

    /** Whether nothing will come of it by itself: two looks show the same call without a timeout, or it is stopped. */
    boolean isForEver() {
        if (isStopped()) {
            return true;
        }
        SleepingCall first = call();
        Optional<String> name = name(first);
        boolean endless = name.filter(ENDLESS::contains).isPresent()
                || name.filter("poll"::equals).isPresent()
                        && first.arguments().get(POLL_TIMEOUT).intValue() < 0;
        machine.waitBetweenLooks();
        return endless && first.equals(call());
    }

    /** {@code was still waiting in read() on descriptor 3 after 2 s}. */
    String words(long seconds) {
        String after = " after " + seconds + " s";
        if (isStopped()) {
            return "has stopped itself, and nobody wakes it: it was still stopped" + after;
        }
        SleepingCall now = call();
        Optional<String> name = name(now);
        if (name.isEmpty()) {
            return now.running() || now.raw().isEmpty()
                    ? "was still running" + after + "; it waits for nothing"
                    : "was still asleep" + after;
        }
        return "was still waiting in " + asCalled(name.get(), now) + after;
    }

    private static String asCalled(String name, SleepingCall call) {
        boolean unaddressed =
                call.arguments().size() > ADDRESS && call.arguments().get(ADDRESS) == 0;
        String called = switch (name) {
            case "recvfrom" -> unaddressed ? "recv" : name;
            case "sendto" -> unaddressed ? "send" : name;
            case "wait4" -> "waitpid";
            case "clock_nanosleep" -> "nanosleep";
            default -> name;
        };
        return called + "()"
                + (ENDLESS.contains(name) && !call.arguments().isEmpty()
                        ? " on descriptor " + call.arguments().get(0)
                        : "");
    }

    private boolean isStopped() {
        return machine.state(part.actor().pid()).equals("T");
    }

    private SleepingCall call() {
        return machine.sleepingCall(part.actor().pid(), part.actor().tid());
    }

    private static Optional<String> name(SleepingCall call) {
        return call.number()
                .flatMap(number -> Architecture.here()
                        .flatMap(architecture -> SyscallNumbers.of(architecture).name(number)));
    }
}
