package fdscope.exercise.pass;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Printable;
import fdscope.kernel.Syscalls;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Becomes another program (execve(2)), with descriptors at given numbers.
 *
 * <p>Such a number may be one at which the JVM has a file of its own, its classes for one. From the first dup2(2) to the
 * execve(2) nothing may be loaded, therefore: the calls in between are walked through before. If the program cannot be
 * started everything is put back, so that it can be said.
 */
final class HandOn {
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int FD_CLOEXEC = 1;
    private static final int MFD_CLOEXEC = 1;
    private static final int RLIMIT_NOFILE = 7;
    private static final int SEEK_SET = 0;
    private static final int NOT_FOUND = 127;
    private static final int NOT_STARTED = 126;

    /** Where the data of the message shall be read. */
    record Data(int at, Bytes bytes) {}

    private final Syscalls calls;
    private final Inherited inherited;

    HandOn(Syscalls calls, Inherited inherited) {
        this.calls = calls;
        this.inherited = inherited;
    }

    /** As {@link Reception#run}. */
    void run(List<Bytes> command, List<Bytes> environment, List<Fd> fds, List<Integer> at, Optional<Data> data)
            throws CannotRun {
        Bytes name = command.get(0);
        List<Bytes> programs = programs(name, environment);
        ErrnoException why;
        try {
            TreeMap<Integer, Fd> places = new TreeMap<>();
            for (int i = 0; i < fds.size(); i++) {
                places.put(at.get(i), fds.get(i));
            }
            if (data.isPresent()) {
                places.put(data.get().at(), file(data.get().bytes()));
            }
            checkLimit(places);
            keepOurs(places);
            why = become(programs, command, environment, places);
        } catch (ErrnoException e) {
            throw new CannotRun(e.getMessage(), NOT_STARTED);
        }
        boolean found = !why.errno().equals(Errno.ENOENT);
        throw new CannotRun(
                found || programs.get(0).equals(name)
                        ? why.getMessage()
                        : Printable.of(name) + ": there is no such program in PATH",
                found ? NOT_STARTED : NOT_FOUND);
    }

    /** As execvp(3): a name without a slash stands in one of the directories of PATH. */
    private static List<Bytes> programs(Bytes name, List<Bytes> environment) throws CannotRun {
        if (name.isEmpty()) {
            throw new CannotRun("--run: an empty name is no program", NOT_FOUND);
        }
        if (name.indexOf('/') >= 0) {
            return List.of(name);
        }
        Bytes variable = Bytes.utf8("PATH=");
        Bytes path = environment.stream()
                .filter(line -> line.startsWith(variable))
                .findFirst()
                .map(line -> line.slice(variable.length(), line.length()))
                .orElse(Bytes.utf8("/usr/local/bin:/usr/bin:/bin"));
        List<Bytes> programs = new ArrayList<>();
        Bytes slash = Bytes.utf8("/");
        while (true) {
            int colon = path.indexOf(':');
            Bytes folder = colon < 0 ? path : path.slice(0, colon);
            programs.add(folder.isEmpty() ? name : folder.plus(slash).plus(name));
            if (colon < 0) {
                return programs;
            }
            path = path.slice(colon + 1, path.length());
        }
    }

    private Fd file(Bytes data) throws ErrnoException {
        Fd file = calls.memfd_create(Bytes.utf8("data"), MFD_CLOEXEC);
        Bytes rest = data;
        while (!rest.isEmpty()) {
            rest = rest.slice((int) calls.write(file, rest), rest.length());
        }
        calls.lseek(file, 0, SEEK_SET);
        return file;
    }

    private void checkLimit(TreeMap<Integer, Fd> places) throws ErrnoException, CannotRun {
        long limit = calls.getrlimit(RLIMIT_NOFILE).soft();
        // While they are put in place each needs a number above all, and perhaps what it replaces another.
        int needed = places.isEmpty() ? 0 : places.lastKey() + 2 * places.size();
        if (limit >= 0 && needed >= limit) {
            throw new CannotRun(
                    "--at " + places.lastKey() + ": the limit of this process is " + limit
                            + " descriptors (ulimit -n), and " + needed + " are needed to put them there",
                    NOT_STARTED);
        }
    }

    /** The JVM opens files without close-on-exec. Whatever it was not started with stays here. */
    private void keepOurs(TreeMap<Integer, Fd> places) throws ErrnoException {
        List<Integer> open = new ArrayList<>();
        calls.readlinks(Bytes.utf8("/proc/self/fd"), (name, target) -> open.add(number(name)));
        for (int number : open) {
            if (!inherited.has(number) && !places.containsKey(number)) {
                try {
                    calls.fcntl(Fd.borrowed(number), F_SETFD, FD_CLOEXEC);
                } catch (ErrnoException e) {
                    continue; // closed meanwhile: the one through which the directory was read
                }
            }
        }
    }

    private static int number(ByteBuffer digits) {
        int number = 0;
        while (digits.hasRemaining()) {
            number = 10 * number + digits.get() - '0';
        }
        return number;
    }

    /** Why it could not. */
    private ErrnoException become(
            List<Bytes> programs, List<Bytes> command, List<Bytes> environment, TreeMap<Integer, Fd> places)
            throws ErrnoException {
        int above = places.isEmpty() ? 0 : places.lastKey() + 1;
        // Both above all places: in whatever order they are filled none is needed any more.
        int[] targets = places.keySet().stream().mapToInt(n -> n).toArray();
        Fd[] sources = new Fd[targets.length];
        Fd[] before = new Fd[targets.length];
        int[] flagsBefore = new int[targets.length];
        for (int i = 0; i < targets.length; i++) {
            Fd came = places.get(targets[i]);
            sources[i] = duplicate(came, above);
            came.close();
        }
        for (int i = 0; i < targets.length; i++) {
            try {
                flagsBefore[i] = (int) calls.fcntl(Fd.borrowed(targets[i]), F_GETFD, 0);
                before[i] = duplicate(Fd.borrowed(targets[i]), above);
            } catch (ErrnoException e) {
                flagsBefore[i] = -1; // nothing stands there
            }
        }
        rehearse(command, environment, sources, targets, flagsBefore);
        for (int i = 0; i < targets.length; i++) {
            calls.dup2(sources[i], targets[i]);
        }
        ErrnoException why = execute(programs, command, environment);
        putBack(targets, before, flagsBefore);
        return why;
    }

    /** The way through which must be known afterwards. */
    private void rehearse(List<Bytes> command, List<Bytes> environment, Fd[] sources, int[] targets, int[] flagsBefore)
            throws ErrnoException {
        for (Fd source : sources) {
            calls.dup2(source, source.number());
        }
        execute(List.of(Bytes.utf8("/"), Bytes.utf8("/nowhere/")), command, environment);
        for (int i = 0; i < targets.length; i++) {
            if (flagsBefore[i] >= 0) {
                calls.fcntl(Fd.borrowed(targets[i]), F_SETFD, flagsBefore[i]);
            }
        }
    }

    private void putBack(int[] targets, Fd[] before, int[] flagsBefore) throws ErrnoException {
        for (int i = 0; i < targets.length; i++) {
            if (flagsBefore[i] >= 0) {
                calls.dup2(before[i], targets[i]);
                calls.fcntl(Fd.borrowed(targets[i]), F_SETFD, flagsBefore[i]);
            }
        }
    }

    private Fd duplicate(Fd fd, int above) throws ErrnoException {
        return Fd.owned(calls, (int) calls.fcntl(fd, F_DUPFD_CLOEXEC, above));
    }

    /** What a shell would say: a program that may not be run, or the first that is not there. */
    private ErrnoException execute(List<Bytes> programs, List<Bytes> command, List<Bytes> environment) {
        ErrnoException why = null;
        for (Bytes program : programs) {
            try {
                calls.execve(program, command, environment);
            } catch (ErrnoException e) {
                boolean goOn = e.errno().equals(Errno.ENOENT)
                        || e.errno().equals(Errno.ENOTDIR)
                        || e.errno().equals(Errno.EACCES);
                if (why == null || !goOn || e.errno().equals(Errno.EACCES)) {
                    why = e;
                }
                if (!goOn) {
                    return why;
                }
            }
        }
        return why;
    }
}
