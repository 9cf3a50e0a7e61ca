package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.ExplainedField;
import fdscope.observe.FileId;
import fdscope.observe.Memory;
import fdscope.observe.SocketField;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.parse.UnixDiagMessage.Attribute;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes of a sock_diag answer in words. */
final class DiagRowExplanation {
    private static final String MESSAGE = "struct unix_diag_msg (include/uapi/linux/unix_diag.h)";
    private static final String NETLINK = "man:netlink(7)";

    private DiagRowExplanation() {}

    static List<ExplainedField> of(SocketSighting row) {
        Bytes raw = row.raw();
        if (raw.length() < SockDiagCodec.HEADER + UnixDiagMessage.FIXED) {
            return List.of(new ExplainedField("row", raw.hex(), "", "Too short for a row.", MESSAGE));
        }
        ByteBuffer in = UnixDiagMessage.buffer(raw);
        List<ExplainedField> fields = new ArrayList<>();
        fields.add(new ExplainedField(
                "nlmsghdr",
                raw.slice(0, 16).hex(),
                in.getInt(0) + " bytes, type " + in.getShort(4) + ", sequence " + in.getInt(8),
                "The netlink header: length, type (20 is SOCK_DIAG_BY_FAMILY), flags, sequence, port.",
                NETLINK));
        fields.add(new ExplainedField("udiag_family", raw.slice(16, 17).hex(), "AF_UNIX", "1 is AF_UNIX.", MESSAGE));
        fields.add(new ExplainedField(
                "udiag_type",
                raw.slice(17, 18).hex(),
                row.type().map(SocketType::word).orElse("type " + (raw.at(17) & 0xff)),
                "The type given to socket(2): 1 stream, 2 dgram, 5 seqpacket.",
                "man:socket(2)"));
        fields.add(new ExplainedField(
                "udiag_state",
                raw.slice(18, 19).hex(),
                row.state().map(SocketState::word).orElse("state " + (raw.at(18) & 0xff)),
                "AF_UNIX borrows three states of TCP: 1 established, 7 closed, 10 listening.",
                "include/net/tcp_states.h"));
        fields.add(new ExplainedField(
                "udiag_ino",
                raw.slice(20, 24).hex(),
                Long.toString(UnixDiagMessage.unsigned(in, 20)),
                "The inode of the socket: what fstat(2) gives and /proc/PID/fd shows.",
                MESSAGE));
        fields.add(new ExplainedField(
                "udiag_cookie",
                raw.slice(24, 32).hex(),
                Long.toString(UnixDiagMessage.cookie(in)),
                "A number that no other socket gets while this kernel runs; getsockopt(2) SO_COOKIE gives the same.",
                MESSAGE));
        boolean named = false;
        for (Attribute attribute : UnixDiagMessage.attributes(in)) {
            named |= attribute.type() == UnixDiagMessage.NAME;
            fields.add(attribute(row, in, attribute));
        }
        if (!named) {
            fields.add(new ExplainedField(
                    "NAME", "", "unnamed", "No NAME attribute: bind(2) was not called.", "map:sk_diag_fill"));
        }
        return fields;
    }

    private static ExplainedField attribute(SocketSighting row, ByteBuffer in, Attribute attribute) {
        String raw = row.raw().slice(attribute.from(), attribute.to()).hex();
        boolean listening = row.state().equals(Optional.of(SocketState.LISTENING));
        return switch (attribute.type()) {
            case UnixDiagMessage.NAME ->
                told(
                        "NAME",
                        raw,
                        SocketField.nameText(row.name().orElse(new UnixAddress.Unnamed())),
                        "The name, byte for byte: a pathname with its closing NUL, an abstract name with its leading one.");
            case UnixDiagMessage.VFS ->
                told(
                        "VFS",
                        raw,
                        row.file().map(DiagRowExplanation::fileText).orElse("?"),
                        "The file that bind(2) made: its inode and its device, as the kernel writes a device number.");
            case UnixDiagMessage.PEER ->
                told(
                        "PEER",
                        raw,
                        row.peer().map(Object::toString).orElse("?"),
                        row.peer().equals(Optional.of(0L))
                                ? "0: the other end has no inode, because it was not accepted yet or is gone."
                                : "The inode of the socket at the other end.");
            case UnixDiagMessage.ICONS ->
                told(
                        "ICONS",
                        raw,
                        UnixDiagMessage.numbers(in, attribute).toString(),
                        "The clients that wait for accept(2): the inodes of their own sockets.");
            case UnixDiagMessage.RQLEN ->
                told(
                        "RQLEN",
                        raw,
                        row.receiveQueue().map(Object::toString).orElse("?") + ", "
                                + row.sendQueue().map(Object::toString).orElse("?"),
                        listening
                                ? "Connections that wait, and the backlog given to listen(2); one more than that may wait."
                                : "Bytes to read (of the first datagram only), and memory charged for what it sent and nobody"
                                        + " read.");
            case UnixDiagMessage.MEMINFO ->
                told(
                        "MEMINFO",
                        raw,
                        row.memory().map(Memory::text).orElse("?"),
                        "Memory counters in bytes; wmem_alloc is what the unread messages it sent are charged.");
            case UnixDiagMessage.SHUTDOWN ->
                told(
                        "SHUTDOWN",
                        raw,
                        row.shutdown().map(SocketField::shutdownText).orElse("?"),
                        "Bit 1: nothing more will be received; bit 2: nothing more can be sent (shutdown(2)).");
            case UnixDiagMessage.UID ->
                told(
                        "UID",
                        raw,
                        row.uid().map(Object::toString).orElse("?"),
                        "The user who made the socket (since Linux 5.3).");
            default ->
                told(
                        "attribute " + attribute.type(),
                        raw,
                        attribute.length() + " bytes",
                        "An attribute that this program does not know; a newer kernel may send it.");
        };
    }

    private static ExplainedField told(String name, String raw, String parsed, String meaning) {
        return new ExplainedField(name, raw, parsed, meaning, "map:sk_diag_fill");
    }

    private static String fileText(FileId file) {
        return "inode " + file.inode() + ", device " + file.major() + ":" + file.minor();
    }
}
