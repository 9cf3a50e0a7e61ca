package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.peer.Buses;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code fdscope dbus}: a bus of our own, and a client for any. */
@Command(
        name = "dbus",
        subcommands = {DbusBrokerCommand.class, DbusCallCommand.class, DbusOwnCommand.class},
        description = {"A message bus of our own that tells all it sees, and a client for ours and real ones.", ""})
final class DbusCommand {
    /** Where the clients of a session find its bus. */
    static final String VARIABLE = "DBUS_SESSION_BUS_ADDRESS";

    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    Surroundings surroundings() {
        return fdscope.surroundings();
    }

    Buses buses() throws WrongUse {
        try {
            return surroundings().powers().buses();
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        }
    }

    /** @param told with --address */
    String address(Optional<String> told) throws WrongUse {
        return told.or(() -> Optional.ofNullable(surroundings().environment().get(VARIABLE)))
                .orElseThrow(() -> new WrongUse("no bus is named: neither --address nor " + VARIABLE
                        + " says where one is; fdscope dbus broker runs one"));
    }
}
