package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.observe.ExplainedField;
import fdscope.observe.SocketSighting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The columns of /proc/net/unix in words (unix_seq_show in net/unix/af_unix.c). */
final class ProcRowExplanation {
    private static final String MAP = "map:unix_seq_show";
    private static final String PROC = "man:proc(5)";

    private ProcRowExplanation() {}

    static List<ExplainedField> of(SocketSighting row) {
        byte[] bytes = row.raw().toArray();
        int lineEnd = Cursor.lineEnd(bytes, 0);
        ProcNetUnixParser.Columns columns = ProcNetUnixParser.Columns.read(bytes, 0, lineEnd);
        if (columns == null) {
            String raw = Printable.of(row.raw());
            return List.of(new ExplainedField("row", raw, "", "This line is no row of the table.", "", PROC));
        }
        String line = new String(bytes, 0, lineEnd, StandardCharsets.ISO_8859_1);
        String[] words = line.split(" +", 8);
        List<ExplainedField> fields = new ArrayList<>();
        fields.add(new ExplainedField(
                "Num",
                words[0].replace(":", ""),
                "an address, hashed",
                "Where the kernel keeps the socket, hashed so that it tells nothing to those who may not know it.",
                "struct sock",
                MAP));
        fields.add(new ExplainedField(
                "RefCount",
                words[1],
                Long.toString(columns.references()),
                "How many references hold the struct sock; it is not the number of descriptors: dup(2) and sending do not"
                        + " change it, a peer adds one.",
                "struct sock.sk_refcnt",
                MAP));
        fields.add(new ExplainedField(
                "Protocol",
                words[2],
                Long.toString(columns.protocol()),
                "Always 0: AF_UNIX has no protocols to choose from.",
                "",
                MAP));
        fields.add(flags(words[3], columns));
        fields.add(new ExplainedField(
                "Type",
                words[4],
                SocketType.ofNumber((int) columns.type()).map(SocketType::word).orElse("type " + columns.type()),
                "The type given to socket(2): 1 stream, 2 dgram, 5 seqpacket.",
                "struct sock.sk_type",
                "man:unix(7)"));
        fields.add(state(words[5], columns));
        fields.add(inode(words[6], columns));
        fields.add(path(row.printedName().orElse(Bytes.EMPTY), columns.path() >= 0));
        return fields;
    }

    private static ExplainedField flags(String raw, ProcNetUnixParser.Columns columns) {
        boolean listening = (columns.flags() & ProcNetUnixParser.ACCEPTING) != 0;
        return new ExplainedField(
                "Flags",
                raw,
                listening ? "listening" : "none",
                listening
                        ? "00010000 (__SO_ACCEPTCON) says that listen(2) was called: the socket takes connections."
                        : "Nothing is set: the socket does not listen; 00010000 would stand here while it does.",
                "struct sock.sk_state",
                MAP);
    }

    private static ExplainedField state(String raw, ProcNetUnixParser.Columns columns) {
        boolean listening = (columns.flags() & ProcNetUnixParser.ACCEPTING) != 0;
        String parsed;
        String meaning;
        if (columns.state() == 2 && columns.inode() == 0) {
            parsed = "an embryo";
            meaning = "02 with inode 0: the server side of a connection that connect(2) made and nobody accepted yet.";
        } else if (columns.state() == 1) {
            parsed = listening ? "listening" : "unconnected";
            meaning = "01 is unconnected, and a listener too: only Flags tells the two apart.";
        } else if (columns.state() == 3) {
            parsed = "connected";
            meaning = "03 is connected; it stays 03 after shutdown(2) and after the peer was closed.";
        } else {
            parsed = "state " + columns.state();
            meaning = "A state between connecting and gone; seldom seen.";
        }
        return new ExplainedField("St", raw, parsed, meaning, "struct sock.sk_state with struct sock.sk_socket", MAP);
    }

    private static ExplainedField inode(String raw, ProcNetUnixParser.Columns columns) {
        return new ExplainedField(
                "Inode",
                raw,
                Long.toString(columns.inode()),
                columns.inode() == 0
                        ? "0: no struct socket belongs to it yet; accept(2) will give it one, with an inode."
                        : "The number that fstat(2) of a descriptor gives, and that /proc/PID/fd shows as socket:["
                                + columns.inode() + "]; not the inode of the socket file.",
                "struct inode.i_ino",
                PROC);
    }

    private static ExplainedField path(Bytes printed, boolean shown) {
        if (!shown) {
            return new ExplainedField(
                    "Path",
                    "",
                    "unnamed",
                    "Nothing: the socket has no name, bind(2) was not called.",
                    "unix_sk(sk)->addr",
                    "man:unix(7)");
        }
        boolean at = !printed.isEmpty() && printed.at(0) == '@';
        boolean newline = printed.length() > Cursor.lineEnd(printed.toArray(), 0);
        String meaning = at
                ? "@ stands for a NUL byte, and a leading one marks an abstract name, but a real @ looks the same"
                : "The path as it was given to bind(2); it does not follow a rename, and stays after unlink(2)";
        return new ExplainedField(
                "Path",
                Printable.of(printed),
                newline ? "a name with a newline in it" : at ? "abstract, most likely" : "pathname",
                newline ? meaning + "; a newline is printed as it is, so a name can forge a row." : meaning + ".",
                "unix_sk(sk)->addr->name",
                "man:unix(7)");
    }
}
