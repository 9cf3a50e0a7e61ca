package fdscope.cli;

import fdscope.kernel.Bytes;
import fdscope.lab.peer.PeerFault;
import fdscope.lab.peer.WaylandClient;
import fdscope.lab.peer.WaylandClipboard;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fdscope wayland copy}: a promise to write. */
@Command(
        name = "copy",
        description = {
            "Offer a text, and write it into the pipe of whoever pastes, until somebody else copies, or until Ctrl-C.",
            ""
        })
final class WaylandCopyCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private WaylandCommand wayland;

    @CommandLine.Mixin
    private WaylandClientChoice choice;

    @Parameters(index = "0", paramLabel = "TEXT", description = "What is offered.")
    private String text;

    @Override
    public Integer call() throws WrongUse {
        TextOut out = wayland.surroundings().out();
        Bytes bytes = Bytes.utf8(text);
        try (Interruption interruption = new Interruption();
                WaylandClient client = choice.connect(wayland, interruption)) {
            int pastes = new WaylandClipboard(client).copy(bytes, () -> {
                out.line("Offered: " + bytes.length() + " bytes; none of them has gone through the socket.");
                out.flush();
            });
            out.line("Pasted " + pastes + (pastes == 1 ? " time." : " times."));
            out.flush();
            return ExitCode.DONE;
        } catch (PeerFault e) {
            throw new WrongUse(e.getMessage());
        }
    }
}
