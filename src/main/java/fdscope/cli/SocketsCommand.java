package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.observe.SocketColumn;
import fdscope.observe.SocketField;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketTable;
import fdscope.observe.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope sockets}: every AF_UNIX socket of this network namespace, with its owners. */
@Command(
        name = "sockets",
        description = "List the AF_UNIX sockets of this machine, from several sources, with their owners.")
final class SocketsCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Option(
            names = "--sources",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "sock_diag,proc",
            description = "Whom to ask: sock_diag, proc, ss (default: ${DEFAULT-VALUE}).")
    private List<String> sources;

    @Option(names = "--name", paramLabel = "TEXT", description = "Only those whose name contains TEXT.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--pid", paramLabel = "PID", description = "Only those that PID has open.")
    private Optional<Integer> pid = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "Only stream, dgram or seqpacket.")
    private Optional<String> type = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "Only unconnected, listening or connected.")
    private Optional<String> state = Optional.empty();

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        Set<Source> asked = EnumSet.noneOf(Source.class);
        for (String word : sources) {
            asked.add(Source.ofWord(word.strip())
                    .orElseThrow(() -> new WrongUse(word + ": no source, expected sock_diag, proc or ss")));
        }
        oneOf("--type", type, List.of("stream", "dgram", "seqpacket"));
        oneOf("--state", state, List.of("unconnected", "listening", "connected"));
        SocketListing listing;
        try {
            listing = at.powers().sockets().list(SocketQuestion.USUAL.of(asked));
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        }
        List<SocketRow> rows = listing.rows().stream().filter(this::isWanted).toList();
        if (json) {
            SocketsJson.write(rows, at.out().stream());
        } else {
            at.out().lines(SocketTable.lines(rows));
        }
        at.out().flush();
        listing.notes().forEach(note -> at.err().line("fdscope: " + note));
        return ExitCode.DONE;
    }

    private boolean isWanted(SocketRow row) {
        return name.map(text -> SocketField.nameText(row.name()).contains(text)).orElse(true)
                && pid.map(id -> row.owners().stream().anyMatch(owner -> owner.pid() == id))
                        .orElse(true)
                && type.map(word -> word.equals(SocketColumn.TYPE.text(row))).orElse(true)
                && state.map(word -> word.equals(SocketColumn.STATE.text(row))).orElse(true);
    }

    private static void oneOf(String option, Optional<String> value, List<String> words) throws WrongUse {
        if (value.isPresent() && !words.contains(value.get())) {
            throw new WrongUse(option + " " + value.get() + ": expected one of " + String.join(", ", words));
        }
    }
}
