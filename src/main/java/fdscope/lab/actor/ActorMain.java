package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.UnixAddress;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Report;
import java.util.List;
import java.util.Set;

/**
 * The program of an actor. It joins the session (a shared lock on the session, one on the lab, a line to the runner),
 * makes itself quiet (nothing will be opened later), says hello and does what it is told until the runner goes away.
 */
public final class ActorMain {
    private static final int O_CLOEXEC = 02000000;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 02000000;
    private static final int LOCK_SH = 1;
    static final int SIGBUS = 7;
    static final int SIGPIPE = 13;

    private ActorMain() {}

    /**
     * Is told by its environment what it is born to: see {@link Birth}.
     *
     * @param arguments none; while the program is packaged one, {@code rehearse}: it gets ready and ends, so that what an
     *     actor loads can be noted for the class archive
     */
    public static void main(String[] arguments) {
        try {
            if (List.of(arguments).equals(List.of("rehearse"))) {
                rehearse(NativeDoor.open());
            } else {
                play(NativeDoor.open(), Birth.of(System.getenv()));
            }
        } catch (SyscallsUnavailableException | ErrnoException e) {
            System.err.println(e.getMessage());
            System.exit(3);
        }
    }

    private static void play(Syscalls calls, Birth birth) throws ErrnoException {
        Fd lock = calls.open(Bytes.utf8(birth.lock()), O_CLOEXEC, 0);
        calls.flock(lock, LOCK_SH);
        Fd labLock = calls.open(Bytes.utf8(birth.labLock()), O_CLOEXEC, 0);
        calls.flock(labLock, LOCK_SH);
        LastOneOut end = new LastOneOut(calls, birth, lock, labLock);
        // What the JVM does with these would hide from a lab how a process really dies.
        calls.signal(SIGPIPE, false);
        calls.signal(SIGBUS, false);
        ActorLimits.set(calls);
        ownSession(calls);
        Channel channel = connect(calls, birth, end);
        try {
            perform(calls, birth, end, channel);
        } catch (ErrnoException e) {
            // The line to the runner broke while something was being said: he is gone.
            end.leave();
        }
        end.leave();
    }

    private static void rehearse(Syscalls calls) throws ErrnoException {
        Birth nobody = new Birth("/nowhere", "", "/nowhere/lab", Set.of(), Set.of());
        Fd socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
        try (Channel channel = new Channel(calls, socket, 0)) {
            OwnFds own = new OwnFds(calls);
            own.measure(nobody.inherited(), List.of(socket));
            LabBounds bounds = new LabBounds(calls, nobody.lab());
            new Performer(calls, channel, own, bounds, NewProgram.of(calls, nobody, own, channel)).rehearse();
            new LastOneOut(calls, nobody, socket, socket).rehearse();
        }
    }

    private static void perform(Syscalls calls, Birth birth, LastOneOut end, Channel channel) throws ErrnoException {
        OwnFds own = new OwnFds(calls);
        own.measure(birth.inherited(), end.kept(channel.socket()));
        NewProgram program = NewProgram.of(calls, birth, own, channel);
        Performer performer = new Performer(calls, channel, own, new LabBounds(calls, birth.lab()), program);
        performer.rehearse();
        end.rehearse();
        end.first(program::endPrograms);
        own.measure(birth.inherited(), end.kept(channel.socket()));
        if (birth.inherited().isEmpty()) {
            own.fillGaps(Bytes.utf8(birth.labLock()));
        }
        daemon("hang-up", () -> end.waitFor(channel.socket()));
        channel.send(Wire.line(new Report.Hello(birth.token(), calls.getpid(), calls.gettid(), own.list())));
        performer.perform();
    }

    /** The terminal's Ctrl-C is not for actors. After execve(2) it is done already: EPERM. */
    private static void ownSession(Syscalls calls) {
        try {
            calls.syscall("setsid");
        } catch (ErrnoException e) {
            return;
        }
    }

    private static Channel connect(Syscalls calls, Birth birth, LastOneOut end) throws ErrnoException {
        Fd socket = calls.socket(UnixAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
        try {
            calls.connect(socket, new UnixAddress.Pathname(Bytes.utf8(birth.control())).sockaddr());
        } catch (ErrnoException e) {
            // The runner is gone already: nobody to report to.
            end.leave();
        }
        return new Channel(calls, socket, 0);
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 256 << 10);
        thread.setDaemon(true);
        thread.start();
    }

    /** The bytes of a list of texts. */
    static List<Bytes> bytes(List<String> texts) {
        return texts.stream().map(Bytes::utf8).toList();
    }
}
