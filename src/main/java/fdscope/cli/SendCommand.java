package fdscope.cli;

import fdscope.exercise.pass.Inherited;
import fdscope.exercise.pass.Meeting;
import fdscope.exercise.pass.PassAddress;
import fdscope.exercise.pass.PassFailure;
import fdscope.exercise.pass.Passing;
import fdscope.exercise.pass.SendOrder;
import fdscope.exercise.pass.SentFd;
import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.SocketType;
import fdscope.kernel.SyscallsUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code fdscope send}: one message with descriptors that the shell opened. */
final class SendCommand {
    /** SCM_RIGHTS needs a byte to travel with on a stream; a NUL is what OpenSSH sends, and no text. */
    private static final Bytes ONE_BYTE = Bytes.of((byte) 0);

    private static final int MOST_DATA = 16 << 20;

    private static final PassOption EMPTY =
            new PassOption("--empty", "", "No data at all; not on a stream, where a descriptor needs a byte.");
    private static final PassOption DATA_FROM = new PassOption(
            "--data-from", "N", "Data is what can be read from descriptor N: 0 is standard input. 16 MiB at most.");

    static final PassCommand.Form FORM = new PassCommand.Form(
            "send",
            List.of(PassOption.CONNECT, PassOption.LISTEN, PassOption.TYPE, PassOption.TIMEOUT, DATA_FROM, EMPTY),
            "--",
            "ADDRESS [FD...] [OPTIONS] [-- DATA...]",
            List.of(
                    "Send open descriptors through a Unix socket, in one message, to whoever listens there.",
                    "",
                    "  fdscope send door.sock 3 4 -- hello 3< notes.txt 4>> log.txt",
                    "",
                    "ADDRESS is a path, @NAME of the abstract namespace, or fd:N, a socket that the shell opened. FD"
                            + " is the number of a descriptor that the shell opened, or PID:FD for one of another"
                            + " process. DATA is the words with a blank between them, or else one NUL byte. Status 0"
                            + " says that the kernel has the message, not that somebody has read it.",
                    ""),
            SendCommand::run);

    private SendCommand() {}

    private static int run(Surroundings at, List<Bytes> given)
            throws WrongUse, SyscallsUnavailableException, PassFailure, ErrnoException {
        PassWords words = PassWords.read(FORM.name(), FORM.options(), FORM.end(), given);
        Meeting meeting = words.meeting(false);
        List<SentFd> fds = new ArrayList<>();
        for (Bytes word : words.operands().subList(1, words.operands().size())) {
            try {
                fds.add(SentFd.of(word));
            } catch (IllegalArgumentException e) {
                throw words.wrong(e.getMessage());
            }
        }
        Optional<Integer> from = words.number(DATA_FROM, 0, Integer.MAX_VALUE);
        boolean empty = words.has(EMPTY);
        if ((from.isPresent() ? 1 : 0) + (empty ? 1 : 0) + (words.rest().isPresent() ? 1 : 0) > 1) {
            throw words.wrong("--data-from, --empty and -- DATA exclude each other");
        }
        Passing passing = at.powers().passing();
        checkOpen(passing.inherited(), meeting, fds, from);
        Bytes data = empty
                ? Bytes.EMPTY
                : from.isPresent()
                        ? passing.readAll(from.get(), MOST_DATA)
                        : words.rest().map(SendCommand::joined).orElse(ONE_BYTE);
        if (data.isEmpty()
                && meeting.type() == SocketType.STREAM
                && !(meeting.address() instanceof PassAddress.Inherited)) {
            throw words.wrong("on a stream descriptors travel with a byte, and are lost without one: give some data");
        }
        passing.send(new SendOrder(meeting, fds, data));
        return ExitCode.DONE;
    }

    private static Bytes joined(List<Bytes> words) {
        Bytes all = Bytes.EMPTY;
        for (int i = 0; i < words.size(); i++) {
            all = i == 0 ? words.get(i) : all.plus(Bytes.utf8(" ")).plus(words.get(i));
        }
        return all;
    }

    /** Before anything is sent, and never one that the JVM opened for itself. */
    static void checkOpen(Inherited inherited, Meeting meeting, List<SentFd> fds, Optional<Integer> from)
            throws WrongUse {
        List<Integer> numbers = new ArrayList<>();
        if (meeting.address() instanceof PassAddress.Inherited socket) {
            numbers.add(socket.number());
        }
        fds.stream().filter(fd -> fd.pid().isEmpty()).forEach(fd -> numbers.add(fd.number()));
        from.ifPresent(numbers::add);
        List<String> closed = numbers.stream()
                .filter(number -> !inherited.has(number))
                .distinct()
                .map(String::valueOf)
                .toList();
        if (closed.isEmpty()) {
            return;
        }
        String which = closed.size() == 1
                ? "descriptor " + closed.get(0) + " is not open"
                : "descriptors " + String.join(", ", closed.subList(0, closed.size() - 1)) + " and "
                        + closed.get(closed.size() - 1) + " are not open";
        throw new WrongUse(which
                + (inherited.told()
                        ? "; the shell opens one with " + closed.get(0) + "< FILE"
                        : " for all that is known: only bin/fdscope can tell the shell's from those of Java"));
    }
}
