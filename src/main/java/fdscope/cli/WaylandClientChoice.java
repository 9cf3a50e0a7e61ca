package fdscope.cli;

import fdscope.lab.peer.Lead;
import fdscope.lab.peer.PeerFault;
import fdscope.lab.peer.WaylandClient;
import fdscope.lab.peer.WaylandListener;
import fdscope.lab.wayland.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Option;

/** Which compositor a client speaks to, and whether its messages are told. */
final class WaylandClientChoice {
    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description = "Where the compositor listens; otherwise $XDG_RUNTIME_DIR/$WAYLAND_DISPLAY.")
    private Optional<Path> socket = Optional.empty();

    @Option(names = "--messages", description = "Print each message to standard error: -> requests, <- events.")
    private boolean messages;

    WaylandClient connect(WaylandCommand wayland, BooleanSupplier stop) throws WrongUse, PeerFault {
        TextOut err = wayland.surroundings().err();
        WaylandListener listener = (client, request, message, leads) -> tell(err, request, message, leads);
        return wayland.displays().connect(socket, listener, stop);
    }

    private void tell(TextOut err, boolean request, Message message, List<Lead> leads) {
        if (messages) {
            err.line(WaylandPrint.line(request, message, leads));
            err.flush();
        }
    }
}
