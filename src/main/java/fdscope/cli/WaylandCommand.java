package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.peer.Displays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code fdscope wayland}: a compositor of our own, and a client for any. */
@Command(
        name = "wayland",
        subcommands = {
            WaylandCompositorCommand.class,
            WaylandGlobalsCommand.class,
            WaylandDrawCommand.class,
            WaylandCopyCommand.class,
            WaylandPasteCommand.class
        },
        description = {
            "A Wayland compositor of our own, which tells all it hears and draws in the terminal, and a client for ours"
                    + " and real ones.",
            ""
        })
final class WaylandCommand {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    Surroundings surroundings() {
        return fdscope.surroundings();
    }

    Displays displays() throws WrongUse {
        try {
            return surroundings().powers().displays();
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        }
    }
}
