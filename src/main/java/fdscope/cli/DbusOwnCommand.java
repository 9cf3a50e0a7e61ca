package fdscope.cli;

import fdscope.lab.dbus.Kind;
import fdscope.lab.dbus.Message;
import fdscope.lab.dbus.Value;
import fdscope.lab.peer.BusClient;
import fdscope.lab.peer.Delivered;
import fdscope.lab.peer.PeerFault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope dbus own}: somebody who can be called, and tells what came, and what the descriptors lead to. */
@Command(
        name = "own",
        description = {
            "Own a name on a bus, and print every message that comes, with where its descriptors lead, until Ctrl-C."
                    + " Every call is answered, with nothing.",
            ""
        })
final class DbusOwnCommand implements Callable<Integer> {
    private static final int TICK_MILLISECONDS = 100;

    @CommandLine.ParentCommand
    private DbusCommand dbus;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "The bus, as unix:path=PATH; otherwise $" + DbusCommand.VARIABLE + " says it.")
    private Optional<String> address = Optional.empty();

    @Option(names = "--once", description = "End after the first call.")
    private boolean once;

    @Option(names = "--json", description = "One object a line.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name: org.example.Sink.")
    private String name;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = dbus.surroundings();
        BusPrint print = new BusPrint(at.out(), json);
        try (Interruption interruption = new Interruption();
                BusClient client = dbus.buses().connect(dbus.address(address))) {
            client.own(name);
            print.owned(client.name(), name);
            boolean called = false;
            while (!(once && called)
                    && !interruption.getAsBoolean()
                    && !at.powers().readerGoesWithin(0)) {
                Optional<Delivered> came = client.next(TICK_MILLISECONDS);
                if (came.isPresent()) {
                    called |= came.get().message().kind() == Kind.METHOD_CALL;
                    take(client, print, came.get());
                }
            }
            return ExitCode.DONE;
        } catch (PeerFault e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static void take(BusClient client, BusPrint print, Delivered came) throws PeerFault {
        try (came) {
            print.delivered(client.name(), came);
            if (came.message().wantsReply()) {
                client.send(answer(came.message()), List.of());
            }
        }
    }

    /** Who asks what there is to call gets a page with nothing on it. */
    private static Message answer(Message call) {
        boolean asked = call.member().equals(Optional.of("Introspect"));
        return call.reply().saying(asked ? List.of(Value.text("<node/>")) : List.of());
    }
}
