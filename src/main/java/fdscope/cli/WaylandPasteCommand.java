package fdscope.cli;

import fdscope.lab.peer.PeerFault;
import fdscope.lab.peer.WaylandClient;
import fdscope.lab.peer.WaylandClipboard;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code fdscope wayland paste}: a pipe of our own, whose writing end goes to whoever copied. */
@Command(
        name = "paste",
        description = {"Ask whoever copied for the text, and print it; control characters are escaped.", ""},
        footer = {"", "Exit code: 0 pasted, 1 nobody copied, 2 no compositor, or no text."})
final class WaylandPasteCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private WaylandCommand wayland;

    @CommandLine.Mixin
    private WaylandClientChoice choice;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = wayland.surroundings();
        try (Interruption interruption = new Interruption();
                WaylandClient client = choice.connect(wayland, interruption)) {
            Optional<WaylandClipboard.Pasted> pasted = new WaylandClipboard(client).paste();
            if (pasted.isEmpty()) {
                at.err().line("fdscope: nobody copied");
                return ExitCode.FAILED;
            }
            String text = pasted.get().data().text();
            at.out().line(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
            at.err()
                    .line("fdscope: " + pasted.get().data().length() + " bytes of "
                            + pasted.get().kind()
                            + " came through a pipe; through the socket went " + client.bytesSent() + " bytes and "
                            + client.descriptorsSent() + " descriptor, the pipe's writing end");
            return ExitCode.DONE;
        } catch (PeerFault e) {
            throw new WrongUse(e.getMessage());
        }
    }
}
