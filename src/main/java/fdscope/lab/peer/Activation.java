package fdscope.lab.peer;

import fdscope.kernel.ControlMessage;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a starter passed to this process: LISTEN_FDS, LISTEN_PID, LISTEN_FDNAMES, and descriptors from 3 on
 * (sd_listen_fds(3)). Looks and takes nothing before {@link #listener}.
 */
public final class Activation {
    private static final int FIRST = 3;
    private static final int MOST = 1024;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_ACCEPTCONN = 30;
    private static final int SO_DOMAIN = 39;
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;

    private final Syscalls calls;
    private final List<Passed> passed;
    private final Optional<String> note;

    private record Passed(int number, String name) {}

    private Activation(Syscalls calls, List<Passed> passed, Optional<String> note) {
        this.calls = calls;
        this.passed = passed;
        this.note = note;
    }

    /**
     * Reads the variables. Those that are meant for another process count for nothing.
     *
     * @throws PeerFault if they are meant for this process and make no sense
     */
    public static Activation of(Syscalls calls, Map<String, String> environment) throws PeerFault {
        String count = environment.getOrDefault("LISTEN_FDS", "");
        String pid = environment.getOrDefault("LISTEN_PID", "");
        if (count.isEmpty() || !pid.equals(String.valueOf(calls.getpid()))) {
            Optional<String> note = count.isEmpty()
                    ? Optional.empty()
                    : Optional.of("LISTEN_FDS is not for this process, which is " + calls.getpid() + "; LISTEN_PID "
                            + (pid.isEmpty() ? "is not set" : "says " + pid) + ". Descriptor 3 is left alone.");
            return new Activation(calls, List.of(), note);
        }
        List<String> names =
                List.of(environment.getOrDefault("LISTEN_FDNAMES", "").split(":", -1));
        List<Passed> passed = new ArrayList<>();
        for (int i = 0; i < number(count); i++) {
            passed.add(new Passed(FIRST + i, i < names.size() ? names.get(i) : ""));
        }
        return new Activation(calls, passed, Optional.empty());
    }

    private static int number(String count) throws PeerFault {
        try {
            int number = Integer.parseInt(count);
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new PeerFault("LISTEN_FDS is " + count + ", expected a number of descriptors from 0 to " + MOST);
    }

    /** Why descriptors that somebody was passed are not taken, in a sentence. */
    public Optional<String> note() {
        return note;
    }

    /**
     * The listener for a service: the only one that was passed, or of several the one of this name. From then on it is
     * close-on-exec, and the caller's to close. Its O_NONBLOCK stays as it is: the starter has the same socket.
     *
     * @return empty if nothing was passed
     * @throws PeerFault if what was passed is no listening AF_UNIX stream socket, or there are several and none has the name
     */
    public Optional<Fd> listener(String name) throws PeerFault {
        if (passed.isEmpty()) {
            return Optional.empty();
        }
        List<Passed> fitting = passed.size() == 1
                ? passed
                : passed.stream().filter(each -> each.name().equals(name)).toList();
        if (fitting.size() != 1) {
            throw new PeerFault("the starter passed " + passed.size() + " descriptors, and " + fitting.size()
                    + " of them are called " + name + ", expected one");
        }
        int number = fitting.get(0).number();
        Fd borrowed = Fd.borrowed(number);
        try {
            if (option(borrowed, SO_DOMAIN) != AF_UNIX
                    || option(borrowed, SO_TYPE) != SOCK_STREAM
                    || option(borrowed, SO_ACCEPTCONN) != 1) {
                throw new PeerFault(
                        "descriptor " + number + " is a socket, expected a listening AF_UNIX stream socket");
            }
            long flags = calls.fcntl(borrowed, F_GETFD, 0);
            calls.fcntl(borrowed, F_SETFD, flags | FD_CLOEXEC);
        } catch (ErrnoException e) {
            throw new PeerFault(
                    "descriptor " + number + ", which LISTEN_FDS speaks of, is no listener: " + e.getMessage());
        }
        return Optional.of(Fd.owned(calls, number));
    }

    private int option(Fd socket, int option) throws ErrnoException {
        return calls.getsockopt(socket, ControlMessage.SOL_SOCKET, option, Integer.BYTES)
                .buffer()
                .order(ByteOrder.nativeOrder())
                .getInt();
    }
}
