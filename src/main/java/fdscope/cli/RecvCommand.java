package fdscope.cli;

import fdscope.exercise.pass.Arrival;
import fdscope.exercise.pass.CannotRun;
import fdscope.exercise.pass.Meeting;
import fdscope.exercise.pass.PassFailure;
import fdscope.exercise.pass.Passing;
import fdscope.exercise.pass.Reception;
import fdscope.exercise.pass.RecvOrder;
import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.SyscallsUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code fdscope recv}: one message, shown, or handed on to a program with its descriptors. */
final class RecvCommand {
    /** The first number that is no standard stream's; where sd_listen_fds(3) begins. */
    private static final int FIRST = 3;

    private static final int USUAL_BYTES = 1 << 16;
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_NUMBER = 1 << 20;

    private static final PassOption RUN = new PassOption(
            "--run",
            "CMD...",
            "Become this program, which has the descriptors; all further words are its own. Nothing is printed.");
    private static final PassOption AT = new PassOption(
            "--at",
            "N,N...",
            "With --run: the numbers that the program finds them at, one for each that must come. Else 3, 4 ...");
    private static final PassOption DATA_AT =
            new PassOption("--data-at", "N", "With --run: the program reads the data from descriptor N.");
    private static final PassOption LISTEN_FDS = new PassOption(
            "--listen-fds",
            "",
            "With --run: say LISTEN_FDS and LISTEN_PID, as socket activation does (sd_listen_fds(3)).");
    private static final PassOption CREDENTIALS = new PassOption(
            "--credentials", "", "Ask the kernel who sent it (SO_PASSCRED): pid, uid, gid come with the message.");
    private static final PassOption ROOM = new PassOption(
            "--room",
            "N",
            "Make room for N descriptors (0 to 253, else 253): the kernel closes those that do not fit.");
    private static final PassOption MAX_BYTES =
            new PassOption("--max-bytes", "N", "Make room for N bytes of data, else 65536.");
    private static final PassOption PEEK = new PassOption(
            "--peek", "", "Leave the message in the queue (MSG_PEEK): for fd:N, somebody else can read it.");
    private static final PassOption JSON = new PassOption("--json", "", "Print one JSON object.");

    static final PassCommand.Form FORM = new PassCommand.Form(
            "recv",
            List.of(
                    PassOption.LISTEN,
                    PassOption.CONNECT,
                    PassOption.TYPE,
                    PassOption.TIMEOUT,
                    CREDENTIALS,
                    ROOM,
                    MAX_BYTES,
                    PEEK,
                    JSON,
                    AT,
                    DATA_AT,
                    LISTEN_FDS,
                    RUN),
            RUN.name(),
            "ADDRESS [OPTIONS] [--run CMD [ARG...]]",
            List.of(
                    "Receive one message with descriptors through a Unix socket, from whoever connects there: say what"
                            + " came, or run a program that has them.",
                    "",
                    "  fdscope recv door.sock",
                    "  fdscope recv door.sock --at 0 --run cat",
                    "",
                    "ADDRESS is a path, @NAME of the abstract namespace, or fd:N, a socket that the shell opened. With"
                            + " --run the exit status is the program's, 127 if there is none, 126 if it does not start.",
                    ""),
            RecvCommand::run);

    private RecvCommand() {}

    private static int run(Surroundings at, List<Bytes> given)
            throws WrongUse, SyscallsUnavailableException, PassFailure, ErrnoException {
        PassWords words = PassWords.read(FORM.name(), FORM.options(), FORM.end(), given);
        Meeting meeting = words.meeting(true);
        if (words.operands().size() > 1) {
            throw words.wrong("one ADDRESS is enough; a program stands behind --run");
        }
        Optional<Running> running = running(words);
        RecvOrder order = new RecvOrder(
                meeting,
                words.number(MAX_BYTES, 0, MOST_BYTES).orElse(USUAL_BYTES),
                words.number(ROOM, 0, RecvOrder.MOST_FDS).orElse(RecvOrder.MOST_FDS),
                words.has(CREDENTIALS),
                words.has(PEEK));
        Passing passing = at.powers().passing();
        SendCommand.checkOpen(passing.inherited(), meeting, List.of(), Optional.empty());
        try (Reception came = passing.receive(order)) {
            if (running.isPresent()) {
                return running.get().run(came, at);
            }
            if (words.has(JSON)) {
                ArrivalJson.write(came.arrival(), at.out().stream());
            } else {
                at.out().lines(ArrivalText.of(came.arrival()));
            }
            at.out().flush();
            return ExitCode.DONE;
        }
    }

    private static Optional<Running> running(PassWords words) throws WrongUse {
        Optional<List<Integer>> at = words.numbers(AT, 0, MOST_NUMBER);
        Optional<Integer> dataAt = words.number(DATA_AT, 0, MOST_NUMBER);
        boolean listenFds = words.has(LISTEN_FDS);
        if (words.rest().isEmpty()) {
            if (at.isPresent() || dataAt.isPresent() || listenFds) {
                throw words.wrong("--at, --data-at and --listen-fds are for a program: --run CMD");
            }
            return Optional.empty();
        }
        if (words.rest().get().isEmpty()) {
            throw words.wrong("--run lacks its CMD");
        }
        if (words.has(JSON)) {
            throw words.wrong("--json and --run exclude each other: the output is the program's");
        }
        if (listenFds && at.isPresent()) {
            throw words.wrong("--listen-fds and --at exclude each other: that protocol begins at 3");
        }
        List<Integer> all = new ArrayList<>(at.orElse(List.of()));
        dataAt.ifPresent(all::add);
        if (new HashSet<>(all).size() < all.size()) {
            throw words.wrong("two descriptors cannot have one number; see --at and --data-at");
        }
        return Optional.of(new Running(words.rest().get(), at, dataAt, listenFds));
    }

    /** The program to become, and what it is given. */
    private record Running(
            List<Bytes> command, Optional<List<Integer>> at, Optional<Integer> dataAt, boolean listenFds) {
        int run(Reception came, Surroundings where) throws PassFailure, WrongUse {
            Arrival arrival = came.arrival();
            int count = arrival.fds().size();
            String lost = ArrivalText.lost(arrival);
            if (!lost.isEmpty()) {
                throw new PassFailure(lost + ", so nothing was run");
            }
            if (at.isPresent() && at.get().size() != count) {
                throw new PassFailure("--at has numbers for " + at.get().size() + ", and " + count
                        + (count == 1 ? " descriptor" : " descriptors") + " came, so nothing was run");
            }
            List<Integer> numbers =
                    at.orElse(IntStream.range(FIRST, FIRST + count).boxed().toList());
            if (at.isEmpty() && dataAt.filter(numbers::contains).isPresent()) {
                throw new PassFailure("--data-at " + dataAt.get() + " is the place of one of the " + count
                        + " descriptors that came, so nothing was run");
            }
            try {
                came.run(command, environment(where.powers().environment(), count), numbers, dataAt);
                throw new IllegalStateException("execve(2) does not return");
            } catch (CannotRun e) {
                throw new WrongUse(e.getMessage(), e.status());
            }
        }

        /** What other variables of ours say of descriptors is not so any more: they were for this process. */
        private List<Bytes> environment(List<Bytes> own, int count) {
            List<Bytes> lines = new ArrayList<>();
            for (Bytes line : own) {
                if (List.of("FDSCOPE_FDS=", "LISTEN_FDS=", "LISTEN_PID=", "LISTEN_FDNAMES=", "LISTEN_PIDFDID=").stream()
                        .noneMatch(name -> line.startsWith(Bytes.utf8(name)))) {
                    lines.add(line);
                }
            }
            lines.add(Bytes.utf8("FDSCOPE_FDS=" + count));
            if (listenFds) {
                lines.add(Bytes.utf8("LISTEN_FDS=" + count));
                lines.add(Bytes.utf8("LISTEN_PID=" + ProcessHandle.current().pid()));
            }
            return lines;
        }
    }
}
