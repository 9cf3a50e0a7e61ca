package fdscope.cli;

import fdscope.observe.view.SocketColumn;
import fdscope.observe.view.SocketOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say how sockets are shown. */
final class SocketForm {
    private static final double LONGEST_PERIOD = 86_400;
    private static final int MOST_STEPS = 9;

    @Option(names = "--json", description = "Print one JSON array; with --watch one object a line.")
    private boolean json;

    @Option(names = "--tree", description = "Print processes with their sockets, and clients that wait.")
    private boolean tree;

    @Option(names = "--graph", description = "Print who is connected to whom, for Graphviz's dot.")
    private boolean graph;

    @Option(names = "--peers", description = "Print the same in sentences.")
    private boolean peers;

    @Option(
            names = "--around",
            paramLabel = "WHO",
            description = "With --graph or --peers: only what is near the processes of this pid or command.")
    private Optional<String> around = Optional.empty();

    @Option(names = "--steps", paramLabel = "N", description = "So many steps around: 0 to 9 (default: 1).")
    private Optional<Integer> steps = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "By inode, type, state, recv, send, fds, peer, owner or name.")
    private Optional<String> sort = Optional.empty();

    @Option(names = "--reverse", description = "The greatest first.")
    private boolean reverse;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            arity = "0..1",
            parameterConsumer = Period.class,
            description = "Then go on and tell every change, until Ctrl-C (default: every 1 s).")
    private Optional<String> watch = Optional.empty();

    /** A number behind {@code --watch} is the period; anything else is a filter word. */
    static final class Period implements CommandLine.IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            boolean given = !words.isEmpty() && words.peek().matches("[0-9.]+");
            option.setValue(Optional.of(given ? words.pop() : "1"));
        }
    }

    /** @param owners owners are asked for */
    void check(boolean owners) throws WrongUse {
        List<String> forms = new ArrayList<>();
        Stream.of(tree ? "--tree" : "", graph ? "--graph" : "", peers ? "--peers" : "")
                .filter(option -> !option.isEmpty())
                .forEach(forms::add);
        if (!forms.isEmpty() && json) {
            forms.add("--json");
        }
        if (!forms.isEmpty() && watches()) {
            forms.add("--watch");
        }
        if (!forms.isEmpty() && (sort.isPresent() || reverse)) {
            forms.add(sort.isPresent() ? "--sort" : "--reverse");
        }
        if (forms.size() > 1) {
            throw new WrongUse(String.join(" and ", forms) + " do not go together: expected one of them");
        }
        boolean linked = graph || peers;
        if (!linked && (around.isPresent() || steps.isPresent())) {
            throw new WrongUse((around.isPresent() ? "--around" : "--steps") + " says which part of a graph is meant:"
                    + " expected --graph or --peers with it");
        }
        if (steps.isPresent() && around.isEmpty()) {
            throw new WrongUse("--steps counts from somewhere: expected --around PID or COMMAND with it");
        }
        if (steps.isPresent() && (steps.get() < 0 || steps.get() > MOST_STEPS)) {
            throw new WrongUse("--steps " + steps.get() + ": expected 0 to " + MOST_STEPS);
        }
        if (!owners && !forms.isEmpty() && (tree || linked)) {
            throw new WrongUse(
                    forms.get(0) + " is made of owners, and --no-owners leaves them out:" + " expected one of the two");
        }
        order();
        period();
    }

    SocketOrder order() throws WrongUse {
        if (sort.isEmpty()) {
            return new SocketOrder(SocketColumn.INODE, reverse);
        }
        for (SocketColumn column : SocketColumn.values()) {
            if (column.heading().equals(sort.get())) {
                return new SocketOrder(column, reverse);
            }
        }
        throw new WrongUse("--sort " + sort.get() + ": no column, expected "
                + Stream.of(SocketColumn.values()).map(SocketColumn::heading).collect(Collectors.joining(", ")));
    }

    /** Milliseconds from one look to the next. */
    int period() throws WrongUse {
        double seconds;
        try {
            seconds = Double.parseDouble(watch.orElse("1"));
        } catch (NumberFormatException e) {
            seconds = -1;
        }
        if (seconds < 0.1 || seconds > LONGEST_PERIOD) {
            throw new WrongUse("--watch " + watch.orElse("") + ": expected seconds, 0.1 to 86400");
        }
        return (int) Math.round(seconds * 1000);
    }

    boolean isJson() {
        return json;
    }

    boolean isTree() {
        return tree;
    }

    boolean isGraph() {
        return graph;
    }

    boolean isPeers() {
        return peers;
    }

    boolean watches() {
        return watch.isPresent();
    }

    Optional<String> around() {
        return around;
    }

    int steps() {
        return steps.orElse(1);
    }
}
