package fdscope.cli;

import fdscope.kernel.Printable;
import fdscope.lab.peer.PeerFault;
import fdscope.lab.peer.WaylandClient;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope wayland globals}: what a compositor can do. */
@Command(
        name = "globals",
        description = {"List what the compositor can do: the number, the interface, its version.", ""})
final class WaylandGlobalsCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private WaylandCommand wayland;

    @CommandLine.Mixin
    private WaylandClientChoice choice;

    @Option(names = "--json", description = "Print one array.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        TextOut out = wayland.surroundings().out();
        try (Interruption interruption = new Interruption();
                WaylandClient client = choice.connect(wayland, interruption)) {
            if (json) {
                out.json(new JsonText().line(client.globals()));
            } else {
                client.globals()
                        .forEach(global -> out.line(String.format(
                                "%3d  %s, version %d",
                                global.name(), Printable.of(global.interfaceName()), global.version())));
            }
            out.flush();
            return ExitCode.DONE;
        } catch (PeerFault e) {
            throw new WrongUse(e.getMessage());
        }
    }
}
