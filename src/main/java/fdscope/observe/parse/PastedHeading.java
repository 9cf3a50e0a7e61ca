package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.ExplainedField;
import fdscope.observe.parse.PastedLine.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The headings of /proc/net/unix and of ss -x, column by column. */
final class PastedHeading {
    private static final String[][] PROC = {
        {"Num", "Where the kernel keeps the socket, hashed.", "struct sock"},
        {"RefCount", "How many references hold it, which is not the number of descriptors.", "struct sock.sk_refcnt"},
        {"Protocol", "Always 0 for AF_UNIX.", ""},
        {"Flags", "00010000 while it listens.", "struct sock.sk_state"},
        {"Type", "1 stream, 2 dgram, 5 seqpacket.", "struct sock.sk_type"},
        {
            "St",
            "01 unconnected or listening, 02 not accepted yet, 03 connected.",
            "struct sock.sk_state with struct sock.sk_socket"
        },
        {"Inode", "The inode of the socket, as /proc/PID/fd shows it.", "struct inode.i_ino"},
        {"Path", "The name: a path, or @ and an abstract name.", "unix_sk(sk)->addr->name"},
    };
    private static final String[][] SS = {
        {"Netid", "u_str, u_dgr, u_seq: the type of an AF_UNIX socket.", "struct unix_diag_msg.udiag_type"},
        {"State", "UNCONN, LISTEN, ESTAB: the state in the words of TCP.", "struct unix_diag_msg.udiag_state"},
        {"Recv-Q", "Bytes to read; of a listener the connections that wait.", "struct unix_diag_rqlen.udiag_rqueue"},
        {
            "Send-Q",
            "Memory charged for what nobody read; of a listener the backlog.",
            "struct unix_diag_rqlen.udiag_wqueue"
        },
        {"Local Address:Port", "The name and the inode of the socket.", "struct unix_diag_msg.udiag_ino"},
        {"Peer Address:Port", "* and the inode of the peer.", "struct unix_sock.peer"},
        {"Process", "With -p who holds it, and behind that what -e and -m add.", "struct fdtable.fd"},
    };

    private PastedHeading() {}

    static Optional<PastedLine> of(Bytes raw) {
        String text = new String(raw.toArray(), StandardCharsets.ISO_8859_1);
        if (text.matches("Num +RefCount +Protocol +Flags +Type +St +Inode +Path *")) {
            return Optional.of(heading(Kind.PROC, raw, text, PROC, "man:proc(5)"));
        }
        return text.matches("Netid +State +Recv-Q +Send-Q +Local Address:Port +Peer Address:Port *(Process *)?")
                ? Optional.of(heading(Kind.SS, raw, text, SS, "man:ss(8)"))
                : Optional.empty();
    }

    private static PastedLine heading(Kind kind, Bytes raw, String text, String[][] columns, String link) {
        List<ExplainedField> fields = new ArrayList<>();
        for (String[] column : columns) {
            if (text.contains(column[0])) {
                fields.add(new ExplainedField(column[0], column[0], "", column[1], column[2], link));
            }
        }
        return new PastedLine(kind, raw, fields, "");
    }
}
