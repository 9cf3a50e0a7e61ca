package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.observe.ExplainedField;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of ss(8) in words; what stands behind them is {@link SsTokenExplanation}. */
final class SsRowExplanation {
    static final String MAN = "man:ss(8)";

    private SsRowExplanation() {}

    static List<ExplainedField> of(SocketSighting row) {
        byte[] bytes = row.raw().toArray();
        String[] words = new String(bytes, StandardCharsets.ISO_8859_1).split(" +", 5);
        List<ExplainedField> fields = new ArrayList<>();
        if (row.receiveQueue().isEmpty() || words.length < 5) {
            return List.of(new ExplainedField(
                    "row", Printable.of(row.raw()), "", "This line is no row of the table.", "", MAN));
        }
        fields.add(new ExplainedField(
                "Netid",
                words[0],
                row.type().map(SocketType::word).orElse("?"),
                "u_ is AF_UNIX; str, dgr and seq are the types of socket(2).",
                "struct unix_diag_msg.udiag_type",
                "man:unix(7)"));
        fields.add(new ExplainedField(
                "State",
                Printable.of(words[1]),
                row.state().map(SocketState::word).orElse("?"),
                "The state that sock_diag gives, in the words of TCP.",
                "struct unix_diag_msg.udiag_state",
                MAN));
        boolean listening = row.state().equals(Optional.of(SocketState.LISTENING));
        fields.add(new ExplainedField(
                "Recv-Q",
                words[2],
                words[2],
                listening
                        ? "Of a listener: connections that wait for accept(2)."
                        : "Bytes that can be read; of a datagram socket only those of the first datagram.",
                "struct unix_diag_rqlen.udiag_rqueue",
                listening ? MAN : "map:unix_inq_len"));
        fields.add(new ExplainedField(
                "Send-Q",
                words[3],
                words[3],
                listening
                        ? "Of a listener: the backlog given to listen(2); one more than that may wait."
                        : "Memory charged for what it sent and nobody read yet; more than the bytes themselves.",
                "struct unix_diag_rqlen.udiag_wqueue",
                listening ? MAN : "map:unix_outq_len"));
        if (row.printedName().isEmpty() || row.inode().isEmpty()) {
            fields.add(new ExplainedField(
                    "rest",
                    Printable.of(Bytes.of(words[4].getBytes(StandardCharsets.ISO_8859_1))),
                    "not readable",
                    "Behind the queues a name, an inode, * and the peer's inode were expected: the row is cut off or forged.",
                    "",
                    MAN));
            return fields;
        }
        fields.add(name(row.printedName().get()));
        fields.add(new ExplainedField(
                "inode",
                row.inode().get().toString(),
                row.inode().get().toString(),
                "Under Local Address:Port, where TCP has its port: the inode of the socket.",
                "struct unix_diag_msg.udiag_ino",
                MAN));
        row.peer().ifPresent(peer -> fields.add(peer(peer)));
        fields.addAll(SsTokenExplanation.of(row, bytes));
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
                "unix_sk(sk)->addr->name",
                "man:unix(7)");
    }

    private static ExplainedField peer(long peer) {
        return new ExplainedField(
                "peer",
                "* " + peer,
                Long.toString(peer),
                peer == 0
                        ? "0: no peer, or one that has no inode: not accepted yet, or gone."
                        : "The inode of the socket at the other end; its name is not shown.",
                "struct unix_sock.peer",
                "map:sk_diag_fill");
    }
}
