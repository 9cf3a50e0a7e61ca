package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The descriptors that the program itself needs: not the lab's, never shown, never closed by a step. */
final class OwnFds {
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;
    private static final int O_PATH = 010000000;
    private static final int O_CLOEXEC = 02000000;

    /** What a JVM keeps open: its modules, its class path, its archive of classes. */
    private static final Pattern OF_THE_JVM = Pattern.compile("/.*(/modules|[.]jar|[.]jsa)( [(]deleted[)])?");

    private final Syscalls calls;
    private final Set<Integer> numbers = new TreeSet<>();

    OwnFds(Syscalls calls) {
        this.calls = calls;
    }

    /**
     * Takes all that is open for the program's own, but what was inherited, and marks it close-on-exec from 3 on. What
     * came by accident from the parent's program, opened by one of its threads while another started us, is closed: it
     * may have a high number, and all below it would be lost to the lab.
     *
     * @param inherited the lab's descriptors that this process was born with
     * @param kept what we have opened: the line to the runner, the locks
     */
    void measure(Set<Integer> inherited, List<Fd> kept) {
        numbers.clear();
        List<Integer> ours = kept.stream().map(Fd::number).toList();
        for (int number : open(calls)) {
            if (inherited.contains(number)) {
                continue;
            }
            if (number > 2 && !ours.contains(number) && isStray(number)) {
                calls.closeQuietly(number);
                continue;
            }
            if (number <= 2 || markCloseOnExec(calls, number)) {
                numbers.add(number);
            }
        }
    }

    /**
     * Fills the gaps that {@link #measure} left, so that the lab's numbers follow one another.
     *
     * @param place any file; it is not read
     */
    void fillGaps(Bytes place) throws ErrnoException {
        int last = numbers.stream().max(Integer::compare).orElse(0);
        for (int number = 0; number < last; ) {
            Fd filler = calls.open(place, O_PATH | O_CLOEXEC, 0);
            number = filler.number();
            if (number > last) {
                filler.close();
            } else {
                numbers.add(number);
            }
        }
    }

    private boolean isStray(int number) {
        String target = target(calls, number);
        return !target.isEmpty() && !OF_THE_JVM.matcher(target).matches();
    }

    private static String target(Syscalls calls, int number) {
        try {
            return calls.readlink(Bytes.utf8("/proc/self/fd/" + number)).text();
        } catch (ErrnoException e) {
            return ""; // closed meanwhile
        }
    }

    /**
     * In the runner: what the JVM has open of itself is not for its children. Only those files are marked: others, such
     * as pipes, may be on their way to a child that another thread is starting.
     */
    static void keepProgramFiles(Syscalls calls) {
        String home = System.getProperty("java.home");
        for (int number : open(calls)) {
            String target = number < 3 ? "" : target(calls, number);
            if (target.endsWith(".jar")
                    || target.endsWith(".jsa")
                    || target.endsWith("random")
                    || target.startsWith(home)) {
                markCloseOnExec(calls, number);
            }
        }
    }

    private static boolean markCloseOnExec(Syscalls calls, int number) {
        try {
            calls.fcntl(Fd.borrowed(number), F_SETFD, FD_CLOEXEC);
            return true;
        } catch (ErrnoException e) {
            return false; // closed meanwhile
        }
    }

    List<Integer> list() {
        return List.copyOf(numbers);
    }

    /** What this process has open now. */
    static List<Integer> open(Syscalls calls) {
        String[] names = new File("/proc/self/fd").list();
        List<Integer> open = new ArrayList<>();
        for (String name : names == null ? new String[0] : names) {
            int number = Integer.parseInt(name);
            try {
                calls.fcntl(Fd.borrowed(number), 1, 0); // F_GETFD; the list's own descriptor is gone by now
                open.add(number);
            } catch (ErrnoException e) {
                continue;
            }
        }
        return open;
    }

    void refuseToClose(int number) throws Ops.RefusedException {
        if (numbers.contains(number)) {
            throw new Ops.RefusedException(
                    "descriptor " + number + " belongs to the program that plays this actor; close one of the lab's");
        }
    }

    void refuseToOverwrite(int number) throws Ops.RefusedException {
        if (numbers.contains(number)) {
            throw new Ops.RefusedException("descriptor " + number + " belongs to the program that plays this actor;"
                    + " take another number, or write spawn(" + number + " = f) for a process that has f there");
        }
    }

    void refuseToCloseRange(long first, long last) throws Ops.RefusedException {
        for (int number : numbers) {
            if (number >= first && number <= (last & 0xffffffffL)) {
                refuseToClose(number);
            }
        }
    }
}
