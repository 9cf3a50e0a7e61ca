package fdscope.observe.view;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.FileId;
import fdscope.observe.Owner;
import fdscope.observe.SocketField;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How each source writes a field of a socket; empty where it has no such field. Printable. */
final class SourceForms {
    private static final int MOST_CLIENTS = 8;

    private SourceForms() {}

    static Optional<String> type(SocketSighting row) {
        return row.type().map(type -> switch (row.source()) {
            case PROC -> String.format("%04X", type.number());
            case SOCK_DIAG -> "type " + type.number();
            case SS -> type == SocketType.STREAM ? "u_str" : type == SocketType.DGRAM ? "u_dgr" : "u_seq";
        });
    }

    static Optional<String> state(SocketSighting row) {
        return row.state().map(state -> switch (row.source()) {
            case PROC -> procState(row, state);
            case SOCK_DIAG ->
                "state " + (state == SocketState.LISTENING ? "10" : state == SocketState.UNCONNECTED ? "7" : "1");
            case SS ->
                state == SocketState.LISTENING ? "LISTEN" : state == SocketState.UNCONNECTED ? "UNCONN" : "ESTAB";
        });
    }

    /** A listener is 01 as well, with a flag. */
    private static String procState(SocketSighting row, SocketState state) {
        return switch (state) {
            case LISTENING -> "01, 00010000";
            case UNCONNECTED -> "01";
            case CONNECTED -> row.isEmbryo() ? "02" : "03";
        };
    }

    static Optional<String> name(SocketSighting row) {
        if (row.source() == Source.SOCK_DIAG) {
            return row.name().map(name -> name instanceof UnixAddress.Unnamed ? "no NAME" : SocketField.nameText(name));
        }
        String none = row.source() == Source.SS ? "*" : "-";
        return row.printedName().map(name -> name.isEmpty() ? none : Printable.of(name));
    }

    static Optional<String> peer(SocketSighting row) {
        return switch (row.source()) {
            case PROC -> Optional.empty();
            case SOCK_DIAG -> Optional.of(row.peer().map(peer -> "PEER " + peer).orElse("no PEER"));
            case SS -> row.peer().map(String::valueOf);
        };
    }

    static Optional<String> receiveQueue(SocketSighting row) {
        return row.receiveQueue().map(n -> row.source() == Source.SS ? n.toString() : "RQLEN " + n + ", _");
    }

    static Optional<String> sendQueue(SocketSighting row) {
        return row.sendQueue().map(n -> row.source() == Source.SS ? n.toString() : "RQLEN _, " + n);
    }

    static Optional<String> shutdown(SocketSighting row) {
        return row.shutdown().map(bits -> row.source() == Source.SS ? arrows(bits) : "SHUTDOWN " + bits);
    }

    private static String arrows(int bits) {
        return ((bits & 1) == 0 ? "<" : "-") + "-" + ((bits & 2) == 0 ? ">" : "-");
    }

    static Optional<String> waiting(SocketSighting row) {
        return row.waiting().map(clients -> (row.source() == Source.SS ? "peers: " : "ICONS ") + inodes(clients));
    }

    static String inodes(List<Long> clients) {
        String text = clients.stream().limit(MOST_CLIENTS).map(String::valueOf).collect(Collectors.joining(" "));
        int more = clients.size() - MOST_CLIENTS;
        return clients.isEmpty() ? "-" : more > 0 ? text + " and " + more + " more" : text;
    }

    static Optional<String> references(SocketSighting row) {
        return row.references().map(n -> String.format("%08X", n));
    }

    /** Of nine counters the two that matter for AF_UNIX: what its unread messages are charged, and how much may be. */
    static Optional<String> memory(SocketSighting row) {
        String between = row.source() == Source.SS ? "" : " ";
        return row.memory()
                .filter(memory -> memory.values().size() > 3)
                .map(memory -> "t" + between + memory.values().get(2) + ", tb" + between
                        + memory.values().get(3));
    }

    /** ss shows a file too, but splits its device at the wrong bits: that is not read. */
    static Optional<String> file(SocketSighting row) {
        return switch (row.source()) {
            case PROC -> Optional.empty();
            case SOCK_DIAG ->
                Optional.of(row.file().map(file -> "VFS " + file(file)).orElse("no VFS"));
            case SS -> Optional.of(path(row) ? SourceTable.NOT_READABLE : "-");
        };
    }

    private static boolean path(SocketSighting row) {
        Bytes name = row.printedName().orElse(Bytes.EMPTY);
        return !name.isEmpty() && name.at(0) != '@';
    }

    static String file(FileId file) {
        return "inode " + file.inode() + " on " + file.major() + ":" + file.minor();
    }

    static Optional<String> owners(SocketSighting row) {
        return row.owners().map(owners -> owners(owners, ",", ""));
    }

    static String owners(List<Owner> owners) {
        return owners(owners, " ", "fd ");
    }

    private static String owners(List<Owner> owners, String between, String fd) {
        if (owners.isEmpty()) {
            return "-";
        }
        Owner first = owners.get(0);
        String text = Printable.of(first.command()) + between + first.pid() + between + fd + first.fd();
        return owners.size() == 1 ? text : text + " and " + (owners.size() - 1) + " more";
    }
}
