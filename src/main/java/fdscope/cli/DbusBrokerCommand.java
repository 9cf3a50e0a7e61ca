package fdscope.cli;

import fdscope.lab.peer.Buses;
import fdscope.lab.peer.PeerFault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope dbus broker}: a bus for this user, which tells who says what to whom, and what descriptors lead to. */
@Command(
        name = "broker",
        description = {
            "Run a bus until Ctrl-C, and print each message that it passes on, with the descriptors beside it. Only"
                    + " this user and root may come in. A listener that a starter passed is taken, as systemd does it"
                    + " (LISTEN_FDS, LISTEN_PID, LISTEN_FDNAMES).",
            ""
        })
final class DbusBrokerCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private DbusCommand dbus;

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description = "Where clients connect; otherwise a new private folder is made for it.")
    private Optional<String> socket = Optional.empty();

    @Option(names = "--json", description = "One object a line.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = dbus.surroundings();
        Buses buses = dbus.buses();
        BusPrint print = new BusPrint(at.out(), json);
        try (Interruption interruption = new Interruption()) {
            buses.serve(
                    socket.map(path -> Path.of(path).toAbsolutePath().toString()),
                    ready -> {
                        ready.note().ifPresent(note -> at.err().line("fdscope: " + note));
                        at.err().flush();
                        print.ready(ready);
                    },
                    print::news,
                    () -> interruption.getAsBoolean() || at.powers().readerGoesWithin(0));
            return ExitCode.DONE;
        } catch (PeerFault e) {
            throw new WrongUse(e.getMessage());
        }
    }
}
