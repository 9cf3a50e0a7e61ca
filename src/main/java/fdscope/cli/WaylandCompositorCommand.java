package fdscope.cli;

import fdscope.lab.peer.PeerFault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope wayland compositor}: tells every message with its descriptors, and draws what is shown. */
@Command(
        name = "compositor",
        description = {
            "Run a compositor until Ctrl-C: print each message of each client (-> a request, <- an event) and where its"
                    + " descriptors lead, and draw what windows show. It has no keyboard and no mouse; the clipboard"
                    + " works.",
            ""
        },
        footer = {
            "",
            "On a terminal pictures are drawn in its colours, without any as characters;",
            "elsewhere they are a line: size, format, three pixels."
        })
final class WaylandCompositorCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private WaylandCommand wayland;

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description =
                    "Where clients connect; otherwise a free name in $XDG_RUNTIME_DIR, or, where that is no private"
                            + " folder, in one of its own in /tmp.")
    private Optional<Path> socket = Optional.empty();

    @Option(names = "--json", description = "Print JSON, one event a line.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = wayland.surroundings();
        WaylandPrint print = new WaylandPrint(at.out(), json, PictureText.depth(at));
        try (Interruption interruption = new Interruption()) {
            wayland.displays()
                    .serve(
                            socket,
                            print::listens,
                            print,
                            () -> interruption.getAsBoolean() || at.powers().readerGoesWithin(0));
            return ExitCode.DONE;
        } catch (PeerFault e) {
            throw new WrongUse(e.getMessage());
        }
    }
}
