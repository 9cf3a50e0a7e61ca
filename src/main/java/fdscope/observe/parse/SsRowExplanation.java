package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.observe.ExplainedField;
import fdscope.observe.Owner;
import fdscope.observe.SocketField;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of ss(8) in words. */
final class SsRowExplanation {
    private static final String MAN = "man:ss(8)";

    private SsRowExplanation() {}

    static List<ExplainedField> of(SocketSighting row) {
        String line = new String(row.raw().toArray(), StandardCharsets.ISO_8859_1);
        String[] words = line.split(" +", 5);
        List<ExplainedField> fields = new ArrayList<>();
        if (row.receiveQueue().isEmpty() || words.length < 5) {
            return List.of(
                    new ExplainedField("row", Printable.of(row.raw()), "", "This line is no row of the table.", MAN));
        }
        fields.add(new ExplainedField(
                "Netid",
                words[0],
                row.type().map(SocketType::word).orElse("?"),
                "u_ is AF_UNIX; str, dgr and seq are the types of socket(2).",
                MAN));
        fields.add(new ExplainedField(
                "State",
                Printable.of(words[1]),
                row.state().map(SocketState::word).orElse("?"),
                "The state that sock_diag gives, in the words of TCP.",
                MAN));
        boolean listening = row.state().equals(Optional.of(SocketState.LISTENING));
        fields.add(new ExplainedField(
                "Recv-Q",
                words[2],
                words[2],
                listening
                        ? "Of a listener: connections that wait for accept(2)."
                        : "Bytes that can be read; of a datagram socket only those of the first datagram.",
                "UNIX_DIAG_RQLEN, udiag_rqueue (include/uapi/linux/unix_diag.h)"));
        fields.add(new ExplainedField(
                "Send-Q",
                words[3],
                words[3],
                listening
                        ? "Of a listener: the backlog given to listen(2); one more than that may wait."
                        : "Memory charged for what it sent and nobody read yet; more than the bytes themselves.",
                "UNIX_DIAG_RQLEN, udiag_wqueue (include/uapi/linux/unix_diag.h)"));
        row.printedName().ifPresent(name -> fields.add(name(name)));
        row.inode()
                .ifPresent(inode -> fields.add(new ExplainedField(
                        "inode",
                        inode.toString(),
                        inode.toString(),
                        "Under Local Address:Port, where TCP has its port: the inode of the socket.",
                        MAN)));
        row.peer()
                .ifPresent(peer -> fields.add(new ExplainedField(
                        "peer",
                        "* " + peer,
                        peer.toString(),
                        peer == 0
                                ? "0: no peer, or one that has no inode: not accepted yet, or gone."
                                : "The inode of the socket at the other end; its name is not shown.",
                        MAN)));
        tail(row, fields);
        return fields;
    }

    private static ExplainedField name(Bytes name) {
        return new ExplainedField(
                "name",
                name.isEmpty() ? "*" : Printable.of(name),
                name.isEmpty() ? "unnamed" : name.at(0) == '@' ? "abstract, most likely" : "pathname",
                name.isEmpty()
                        ? "* stands for no name."
                        : "The name as it is, @ for NUL; spaces and newlines are not marked, so the text is ambiguous.",
                MAN);
    }

    private static void tail(SocketSighting row, List<ExplainedField> fields) {
        row.owners()
                .ifPresent(owners -> fields.add(new ExplainedField(
                        "users",
                        owners.stream().map(SsRowExplanation::owner).collect(Collectors.joining(", ")),
                        owners.size() == 1 ? "1 descriptor" : owners.size() + " descriptors",
                        "Who holds it: command, pid, descriptor, found by a walk through /proc; other users' processes"
                                + " need root, and what is in flight has nobody.",
                        MAN)));
        row.memory()
                .ifPresent(memory -> fields.add(new ExplainedField(
                        "skmem",
                        memory.text(),
                        memory.values().size() + " counters",
                        "Memory counters in bytes, the same as sock_diag's MEMINFO.",
                        "SK_MEMINFO_* (include/uapi/linux/sock_diag.h)")));
        row.shutdown()
                .ifPresent(bits -> fields.add(new ExplainedField(
                        "arrows",
                        List.of("<->", "-->", "<--", "---").get(bits & 3),
                        SocketField.shutdownText(bits),
                        "An arrow head that is missing is a direction that was shut down: left receiving, right sending.",
                        "UNIX_DIAG_SHUTDOWN (include/uapi/linux/unix_diag.h)")));
        row.waiting()
                .ifPresent(waiting -> fields.add(new ExplainedField(
                        "peers",
                        waiting.toString(),
                        waiting.size() == 1 ? "1 client" : waiting.size() + " clients",
                        "Inodes of the clients whose connections wait for accept(2).",
                        "UNIX_DIAG_ICONS (include/uapi/linux/unix_diag.h)")));
    }

    private static String owner(Owner owner) {
        return Printable.of(owner.command()) + " " + owner.pid() + " fd " + owner.fd();
    }
}
