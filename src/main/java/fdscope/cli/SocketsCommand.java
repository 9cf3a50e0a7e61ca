package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.observe.KnownSockets;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketProbe;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.source.KnownSocketsSource;
import fdscope.observe.view.SocketFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code fdscope sockets}: every AF_UNIX socket of a network namespace, with its owners. */
@Command(
        name = "sockets",
        description = {
            "List the AF_UNIX sockets of this machine, from several sources, with their owners. Rows go to standard"
                    + " output; who was asked and what could not be seen, to standard error.",
            ""
        })
final class SocketsCommand implements Callable<Integer> {
    private static final List<String> READING = List.of(
            "N is 7, =7, >0, >=1, <9, <=9 or 1..9; of a WORD the first letters will do.",
            "A word without a field is looked for in name, command, inode, pid and the key",
            "words of known sockets. '!word' turns a word round; so does -word behind --.",
            "An argument with blanks is one word.",
            "",
            "Columns: recv is readable bytes (of a listener clients that wait/room for them,",
            "of dgram the first datagram), send the memory charged for what it sent and",
            "nobody read, fds the descriptors in flight in its queue. -: there is none;",
            "?: not told; ! in front: unproven, sock_diag does not confirm the row.",
            "",
            "  fdscope sockets known:wayland        which process owns the Wayland socket",
            "  fdscope sockets is:waiting           clients that nobody accepts",
            "  fdscope sockets 'fds:>0' --watch     descriptors in flight, as they come",
            "  fdscope sockets --graph --around sway | dot -Tsvg > sway.svg");

    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @CommandLine.Mixin
    private SocketChoice choice;

    @CommandLine.Mixin
    private SocketForm form;

    /** Below the options the language of FILTER, as its own table tells it; made only when help is asked for. */
    @CommandLine.Spec
    private void explain(CommandLine.Model.CommandSpec spec) {
        spec.usageMessage().sectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER, help -> footer());
    }

    private static String footer() {
        List<String> lines = new ArrayList<>(List.of("", "FILTER: every word must hold."));
        SocketFilter.help().forEach(line -> lines.add("  " + line));
        lines.addAll(READING);
        return String.join("\n", lines) + "\n";
    }

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        SocketQuestion question = choice.question();
        form.check(choice.owners());
        KnownSockets known = new KnownSocketsSource().read();
        SocketSelection selection = choice.selection(known);
        SocketProbe probe;
        SocketListing listing;
        try {
            probe = at.powers().sockets();
            listing = probe.list(question);
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        }
        if (form.watches() && form.isJson()) {
            return new SocketsWatch(at, probe, selection, form, known).run(listing);
        }
        Predicate<SocketRow> wanted = selection.over(listing);
        List<SocketRow> rows = listing.rows().stream().filter(wanted).toList();
        new SocketsPrint(at, form, known).print(listing, form.order().sorted(rows));
        return form.watches() ? new SocketsWatch(at, probe, selection, form, known).run(listing) : ExitCode.DONE;
    }
}
