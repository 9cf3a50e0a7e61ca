package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.ExplainedField;
import fdscope.observe.FileId;
import fdscope.observe.SocketField;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.parse.UnixDiagMessage.Attribute;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes of a sock_diag answer in words (sk_diag_fill in net/unix/diag.c). One use: {@link #of}. */
final class DiagRowExplanation {
    private static final String MESSAGE = "struct unix_diag_msg";
    private static final String FILL = "map:sk_diag_fill";
    private static final String MAN = "man:sock_diag(7)";

    private final SocketSighting row;
    private final ByteBuffer in;
    private final boolean listening;
    private final List<ExplainedField> fields = new ArrayList<>();

    private DiagRowExplanation(SocketSighting row) {
        this.row = row;
        this.in = UnixDiagMessage.buffer(row.raw());
        this.listening = row.state().equals(Optional.of(SocketState.LISTENING));
    }

    static List<ExplainedField> of(SocketSighting row) {
        Bytes raw = row.raw();
        if (raw.length() < SockDiagCodec.HEADER + UnixDiagMessage.FIXED) {
            return List.of(new ExplainedField("row", raw.hex(), "", "Too short for a row.", MESSAGE, MAN));
        }
        DiagRowExplanation explanation = new DiagRowExplanation(row);
        explanation.fixed();
        boolean named = false;
        for (Attribute attribute : UnixDiagMessage.attributes(explanation.in)) {
            named |= attribute.type() == UnixDiagMessage.NAME;
            explanation.attribute(attribute);
        }
        if (!named) {
            explanation.fields.add(new ExplainedField(
                    "NAME", "", "unnamed", "No NAME attribute: bind(2) was not called.", "unix_sk(sk)->addr", FILL));
        }
        return explanation.fields;
    }

    private void add(String name, int from, int to, String parsed, String meaning, String struct, String link) {
        fields.add(new ExplainedField(name, row.raw().slice(from, to).hex(), parsed, meaning, struct, link));
    }

    private void fixed() {
        add(
                "nlmsghdr",
                0,
                16,
                in.getInt(0) + " bytes, type " + in.getShort(4) + ", sequence " + in.getInt(8),
                "The netlink header: length, type (20 is SOCK_DIAG_BY_FAMILY), flags, sequence, port.",
                "struct nlmsghdr",
                "man:netlink(7)");
        add("udiag_family", 16, 17, "AF_UNIX", "1 is AF_UNIX.", MESSAGE + ".udiag_family", MAN);
        add(
                "udiag_type",
                17,
                18,
                row.type().map(SocketType::word).orElse("type " + (in.get(17) & 0xff)),
                "The type given to socket(2): 1 stream, 2 dgram, 5 seqpacket.",
                MESSAGE + ".udiag_type",
                "man:unix(7)");
        add(
                "udiag_state",
                18,
                19,
                row.state().map(SocketState::word).orElse("state " + (in.get(18) & 0xff)),
                "AF_UNIX borrows three states of TCP: 1 established, 7 closed, 10 listening.",
                MESSAGE + ".udiag_state",
                FILL);
        add(
                "udiag_ino",
                20,
                24,
                Long.toString(UnixDiagMessage.unsigned(in, 20)),
                "The inode of the socket: what fstat(2) gives and /proc/PID/fd shows.",
                MESSAGE + ".udiag_ino",
                MAN);
        add(
                "udiag_cookie",
                24,
                32,
                Long.toString(UnixDiagMessage.cookie(in)),
                "A number that no other socket gets while this kernel runs; getsockopt(2) SO_COOKIE gives the same.",
                MESSAGE + ".udiag_cookie",
                MAN);
    }

    private void attribute(Attribute at) {
        switch (at.type()) {
            case UnixDiagMessage.NAME ->
                whole(
                        at,
                        "NAME",
                        SocketField.nameText(row.name().orElse(new UnixAddress.Unnamed())),
                        "The name, byte for byte: a pathname with its closing NUL, an abstract name with its leading one.",
                        "unix_sk(sk)->addr->name");
            case UnixDiagMessage.VFS -> file(at);
            case UnixDiagMessage.PEER ->
                whole(
                        at,
                        "PEER",
                        row.peer().map(Object::toString).orElse("?"),
                        row.peer().equals(Optional.of(0L))
                                ? "0: the other end has no inode, because it was not accepted yet or is gone."
                                : "The inode of the socket at the other end.",
                        "struct unix_sock.peer");
            case UnixDiagMessage.ICONS ->
                whole(
                        at,
                        "ICONS",
                        UnixDiagMessage.numbers(in, at).toString(),
                        "The clients that wait for accept(2): the inodes of their own sockets.",
                        "struct unix_sock.peer of each connection in struct sock.sk_receive_queue");
            case UnixDiagMessage.RQLEN -> queues(at);
            case UnixDiagMessage.MEMINFO -> memory(at);
            case UnixDiagMessage.SHUTDOWN ->
                whole(
                        at,
                        "SHUTDOWN",
                        row.shutdown().map(SocketField::shutdownText).orElse("?"),
                        "Bit 1: nothing more will be received; bit 2: nothing more can be sent (shutdown(2)).",
                        "struct sock.sk_shutdown");
            case UnixDiagMessage.UID ->
                whole(
                        at,
                        "UID",
                        row.uid().map(Object::toString).orElse("?"),
                        "The user who made the socket (since Linux 5.3).",
                        "struct sock.sk_uid");
            default ->
                whole(
                        at,
                        "attribute " + at.type(),
                        at.length() + " bytes",
                        "An attribute that this program does not know; a newer kernel may send it.",
                        "");
        }
    }

    private void whole(Attribute at, String name, String parsed, String meaning, String struct) {
        add(name, at.from(), at.to(), parsed, meaning, struct, FILL);
    }

    private void file(Attribute at) {
        if (at.length() < 8) {
            whole(at, "VFS", "?", "Too short for the inode and the device of a file.", "struct unix_diag_vfs");
            return;
        }
        FileId file = new FileId(UnixDiagMessage.unsigned(in, at.from()), UnixDiagMessage.unsigned(in, at.from() + 4));
        add(
                "VFS udiag_vfs_ino",
                at.from(),
                at.from() + 4,
                Long.toString(file.inode()),
                "The inode of the file that bind(2) made, which is not the inode of the socket.",
                "struct unix_diag_vfs.udiag_vfs_ino",
                MAN);
        add(
                "VFS udiag_vfs_dev",
                at.from() + 4,
                at.from() + 8,
                "device " + file.major() + ":" + file.minor(),
                "The device of that file as the kernel writes it, major << 20 | minor, which is not stat(2)'s st_dev.",
                "struct unix_diag_vfs.udiag_vfs_dev",
                MAN);
    }

    private void queues(Attribute at) {
        if (at.length() < 8) {
            whole(at, "RQLEN", "?", "Too short for two queue lengths.", "struct unix_diag_rqlen");
            return;
        }
        boolean datagrams = row.type().equals(Optional.of(SocketType.DGRAM));
        add(
                "RQLEN udiag_rqueue",
                at.from(),
                at.from() + 4,
                Long.toString(UnixDiagMessage.unsigned(in, at.from())),
                listening
                        ? "Of a listener: the connections that wait for accept(2)."
                        : datagrams ? "Bytes of the first datagram that waits, and of no other." : "Bytes to read.",
                "struct unix_diag_rqlen.udiag_rqueue",
                listening ? MAN : "map:unix_inq_len");
        add(
                "RQLEN udiag_wqueue",
                at.from() + 4,
                at.from() + 8,
                Long.toString(UnixDiagMessage.unsigned(in, at.from() + 4)),
                listening
                        ? "Of a listener: the backlog given to listen(2); one connection more than that may wait."
                        : "Memory charged for what it sent and nobody read; more than the bytes themselves.",
                "struct unix_diag_rqlen.udiag_wqueue",
                listening ? MAN : "map:unix_outq_len");
    }

    private void memory(Attribute at) {
        List<Long> values = UnixDiagMessage.numbers(in, at);
        for (int i = 0; i < values.size(); i++) {
            MemoryWords words = MemoryWords.of(i);
            int from = at.from() + 4 * i;
            add(
                    "MEMINFO " + MemoryWords.name(i),
                    from,
                    from + 4,
                    Long.toString(values.get(i)),
                    words.meaning(),
                    words.struct(),
                    MAN);
        }
    }
}
