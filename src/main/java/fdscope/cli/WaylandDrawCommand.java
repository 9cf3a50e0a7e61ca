package fdscope.cli;

import fdscope.lab.peer.PeerFault;
import fdscope.lab.peer.WaylandClient;
import fdscope.lab.peer.WaylandWindow;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope wayland draw}: a picture in a window. */
@Command(
        name = "draw",
        description = {"Show a picture in a window until it is closed, or until Ctrl-C.", ""})
final class WaylandDrawCommand implements Callable<Integer> {
    private static final long MILLISECONDS = 1000;

    @CommandLine.ParentCommand
    private WaylandCommand wayland;

    @CommandLine.Mixin
    private WaylandClientChoice choice;

    @Option(names = "--seconds", paramLabel = "N", description = "Show it no longer than so long.")
    private int seconds = -1;

    @Override
    public Integer call() throws WrongUse {
        TextOut out = wayland.surroundings().out();
        try (Interruption interruption = new Interruption();
                WaylandClient client = choice.connect(wayland, interruption)) {
            WaylandWindow window = new WaylandWindow(client);
            WaylandWindow.Shown shown = window.show();
            out.line("Shown: " + shown.width() + " × " + shown.height() + " pixels, " + shown.size()
                    + " bytes in a memfd" + (shown.window() ? "." : ", without a window: this compositor has none."));
            out.line("Through the socket: " + client.bytesSent() + " bytes and " + client.descriptorsSent()
                    + " descriptor.");
            out.flush();
            window.stay(seconds < 0 ? -1 : seconds * MILLISECONDS);
            return ExitCode.DONE;
        } catch (PeerFault e) {
            throw new WrongUse(e.getMessage());
        }
    }
}
