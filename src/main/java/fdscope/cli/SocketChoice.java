package fdscope.cli;

import fdscope.observe.KnownSockets;
import fdscope.observe.SocketField;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.Source;
import fdscope.observe.view.FilterNames;
import fdscope.observe.view.SocketColumn;
import fdscope.observe.view.SocketFilter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which sockets are meant, and who is asked. */
final class SocketChoice {
    @Parameters(
            paramLabel = "FILTER",
            arity = "0..*",
            description = "Only the sockets for which every word holds: type:dgram owner:sway name:/run")
    private List<String> words = List.of();

    @Option(names = "--name", paramLabel = "TEXT", description = "Only those whose name contains TEXT.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--pid", paramLabel = "PID", description = "Only those that PID has open.")
    private Optional<Integer> pid = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "Only stream, dgram or seqpacket.")
    private Optional<String> type = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "Only unconnected, listening or connected.")
    private Optional<String> state = Optional.empty();

    @Option(
            names = "--sources",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "sock_diag,proc",
            description = "Whom to ask: sock_diag, proc, ss (default: ${DEFAULT-VALUE}).")
    private List<String> sources;

    @Option(names = "--no-owners", description = "Do not walk through all processes: quicker, no owners.")
    private boolean noOwners;

    @Option(
            names = "--netns",
            paramLabel = "PID",
            description = "The network namespace of PID: each has its own sockets.")
    private Optional<Integer> netns = Optional.empty();

    boolean owners() {
        return !noOwners;
    }

    SocketQuestion question() throws WrongUse {
        Set<Source> asked = EnumSet.noneOf(Source.class);
        for (String word : sources) {
            asked.add(Source.ofWord(word.strip())
                    .orElseThrow(() -> new WrongUse(word + ": no source, expected sock_diag, proc or ss")));
        }
        if (noOwners && pid.isPresent()) {
            throw new WrongUse("--pid asks for owners, and --no-owners leaves them out: expected one of the two");
        }
        SocketQuestion question = SocketQuestion.USUAL.of(asked);
        question = noOwners ? question.withoutOwners() : question;
        if (netns.isPresent() && netns.get() < 1) {
            throw new WrongUse("--netns " + netns.get() + ": no process, expected the number of one");
        }
        return netns.isPresent() ? question.inNamespaceOf(netns.get()) : question;
    }

    SocketSelection selection(KnownSockets known) throws WrongUse {
        oneOf("--type", type, List.of("stream", "dgram", "seqpacket"));
        oneOf("--state", state, List.of("unconnected", "listening", "connected"));
        String text = words.stream().map(SocketFilter::quoted).collect(Collectors.joining(" "));
        SocketFilter filter = SocketFilter.of(text, text.isEmpty() ? FilterNames.NONE : names(known));
        if (filter.mistake().isPresent()) {
            throw new WrongUse(String.join("\n", filter.mistakes()));
        }
        boolean plain = name.isEmpty() && pid.isEmpty() && type.isEmpty() && state.isEmpty();
        return listing -> plain ? filter.over(listing) : filter.over(listing).and(options());
    }

    private static FilterNames names(KnownSockets known) {
        return FilterNames.NONE.withKnown(known).withUsers(new UserNames());
    }

    private Predicate<SocketRow> options() {
        return row -> name.map(text -> SocketField.nameText(row.name()).contains(text))
                        .orElse(true)
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
