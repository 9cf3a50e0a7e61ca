package fdscope.cli;

import fdscope.lab.dbus.Arguments;
import fdscope.lab.dbus.Kind;
import fdscope.lab.dbus.Message;
import fdscope.lab.dbus.ProtocolFault;
import fdscope.lab.peer.BusClient;
import fdscope.lab.peer.Buses;
import fdscope.lab.peer.Delivered;
import fdscope.lab.peer.PeerFault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope dbus call}: one method call, with files beside it, and its answer. */
@Command(
        name = "call",
        description = {
            "Call a method of somebody on a bus, and print the answer. The body is written as busctl(1) takes it: a"
                    + " signature, then a word for each value; h is a descriptor, and its word a file, opened for"
                    + " reading.",
            ""
        },
        footer = {"", "  fdscope dbus call org.example.Sink / x.Y.Take h report.txt"})
final class DbusCallCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private DbusCommand dbus;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "The bus, as unix:path=PATH; otherwise $" + DbusCommand.VARIABLE + " says it.")
    private Optional<String> address = Optional.empty();

    @Option(names = "--json", description = "The answer as one object.")
    private boolean json;

    @Parameters(index = "0", paramLabel = "NAME", description = "Who is called: a name on the bus.")
    private String name;

    @Parameters(index = "1", paramLabel = "PATH", description = "The object: / or /a/b.")
    private String path;

    @Parameters(index = "2", paramLabel = "METHOD", description = "Interface and method, with a dot between: x.Y.Take.")
    private String method;

    @Parameters(index = "3", arity = "0..1", paramLabel = "SIGNATURE", description = "The types of the body: sh.")
    private Optional<String> signature = Optional.empty();

    @Parameters(index = "4..*", paramLabel = "WORD", description = "The values.")
    private List<String> words = List.of();

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = dbus.surroundings();
        try {
            Arguments arguments = Arguments.of(signature.orElse(""), words);
            Message call = Message.call(name, path, method.substring(0, dot()), method.substring(dot() + 1));
            call.check();
            Buses buses = dbus.buses();
            try (BusClient client = buses.connect(dbus.address(address));
                    Delivered answer = buses.call(client, call, arguments)) {
                new BusPrint(at.out(), json).delivered(client.name(), answer);
                return answer.message().kind() == Kind.ERROR ? ExitCode.FAILED : ExitCode.DONE;
            }
        } catch (ProtocolFault | PeerFault e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private int dot() throws WrongUse {
        int dot = method.lastIndexOf('.');
        if (dot < 0) {
            throw new WrongUse(method + ": no dot between interface and method, expected x.Y.Take");
        }
        return dot;
    }
}
