package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.observe.ExplainedField;
import fdscope.observe.FileId;
import fdscope.observe.Owner;
import fdscope.observe.SocketField;
import fdscope.observe.SocketSighting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What -e, -m and -p make ss(8) write behind the peer of a row, token by token (unix_show_sock in iproute2's ss.c). */
final class SsTokenExplanation {
    private static final String MAN = SsRowExplanation.MAN;

    private SsTokenExplanation() {}

    static List<ExplainedField> of(SocketSighting row, byte[] bytes) {
        List<ExplainedField> fields = new ArrayList<>();
        SsOutputParser.Head head = SsOutputParser.Head.read(bytes, 0, Cursor.lineEnd(bytes, 0));
        SsTail tail = head == null ? null : SsTail.find(bytes, head.nameFrom(), bytes.length);
        if (tail == null) {
            return fields;
        }
        for (SsTail.Item item : tail.items()) {
            byte[] token = Arrays.copyOfRange(bytes, item.from(), item.to());
            add(row, new String(token, StandardCharsets.ISO_8859_1), Printable.of(Bytes.of(token)), fields);
        }
        return fields;
    }

    private static void add(SocketSighting row, String token, String raw, List<ExplainedField> fields) {
        if (token.startsWith("users:(")) {
            fields.add(users(row.owners().orElse(List.of()), raw));
        } else if (token.startsWith("skmem:(")) {
            memory(token, fields);
        } else if (token.startsWith("peers:")) {
            List<Long> waiting = row.waiting().orElse(List.of());
            fields.add(new ExplainedField(
                    "peers",
                    raw,
                    waiting.size() == 1 ? "1 client" : waiting.size() + " clients",
                    "Inodes of the clients whose connections wait for accept(2).",
                    "struct unix_sock.peer of each connection in struct sock.sk_receive_queue",
                    "map:sk_diag_fill"));
        } else if (token.indexOf(':') < 0) {
            fields.add(new ExplainedField(
                    "arrows",
                    raw,
                    row.shutdown().map(SocketField::shutdownText).orElse("?"),
                    "An arrow head that is missing is a direction that was shut down: left receiving, right sending.",
                    "struct sock.sk_shutdown",
                    "man:shutdown(2)"));
        } else {
            fields.add(mark(token, raw));
        }
    }

    private static ExplainedField users(List<Owner> owners, String raw) {
        return new ExplainedField(
                "users",
                raw,
                owners.stream()
                        .map(owner -> Printable.of(owner.command()) + " " + owner.pid() + " fd " + owner.fd())
                        .collect(Collectors.joining(", ")),
                "Who holds it: command, pid, descriptor, found by a walk through /proc; other users' processes"
                        + " need root, and what is in flight has nobody.",
                "struct fdtable.fd",
                MAN);
    }

    private static void memory(String token, List<ExplainedField> fields) {
        String inside = token.substring("skmem:(".length(), token.length() - 1);
        for (String counter : inside.split(",")) {
            String letters = counter.replaceFirst("[0-9]+$", "");
            int index = MemoryWords.indexOf(letters);
            MemoryWords words = MemoryWords.of(index < 0 ? Integer.MAX_VALUE : index);
            fields.add(new ExplainedField(
                    "skmem " + letters,
                    counter,
                    (index < 0 ? letters : MemoryWords.name(index)) + " " + counter.substring(letters.length()),
                    words.meaning(),
                    words.struct(),
                    MAN));
        }
    }

    /** A word and a colon and a value. */
    private static ExplainedField mark(String token, String raw) {
        String label = token.substring(0, token.indexOf(':'));
        String value = Printable.of(token.substring(token.indexOf(':') + 1));
        return switch (label) {
            case "ino" ->
                new ExplainedField(
                        label,
                        raw,
                        value,
                        "The inode of the file that bind(2) made, which is not the inode of the socket.",
                        "struct unix_diag_vfs.udiag_vfs_ino",
                        "man:sock_diag(7)");
            case "dev" -> device(raw, value);
            case "sk" ->
                new ExplainedField(
                        label,
                        raw,
                        value,
                        "The cookie of the socket in hexadecimal, which getsockopt(2) SO_COOKIE gives too.",
                        "struct unix_diag_msg.udiag_cookie",
                        MAN);
            case "uid" ->
                new ExplainedField(label, raw, value, "The user who made the socket.", "struct sock.sk_uid", MAN);
            case "fwmark" ->
                new ExplainedField(
                        label,
                        raw,
                        value,
                        "The mark that SO_MARK gave the socket, for routing and filters of a network; AF_UNIX has none.",
                        "struct sock.sk_mark",
                        "man:socket(7)");
            case "cgroup" ->
                new ExplainedField(
                        label,
                        raw,
                        value,
                        "The control group in which the socket was made.",
                        "struct sock.sk_cgrp_data",
                        MAN);
            default ->
                new ExplainedField(
                        Printable.of(label),
                        raw,
                        value,
                        "Something that this program does not know; another version of ss writes it.",
                        "",
                        MAN);
        };
    }

    /**
     * ss 6.1 splits the kernel's dev_t as if it were stat(2)'s st_dev: 254:0 becomes 0/65024. That can be undone: what the C
     * library's major() and minor() took apart is put together again and split as the kernel does (20 bits of minor).
     */
    private static ExplainedField device(String raw, String value) {
        Optional<FileId> file = undone(value);
        return new ExplainedField(
                "dev",
                raw,
                file.map(id -> "device " + id.major() + ":" + id.minor()).orElse(value),
                "The device of that file, which ss 6.1 splits at the wrong bits: its two numbers are not major and minor.",
                "struct unix_diag_vfs.udiag_vfs_dev",
                "man:sock_diag(7)");
    }

    private static Optional<FileId> undone(String value) {
        int slash = value.indexOf('/');
        OptionalLong major = slash < 0 ? OptionalLong.empty() : number(value.substring(0, slash));
        OptionalLong minor = slash < 0 ? OptionalLong.empty() : number(value.substring(slash + 1));
        if (major.isEmpty() || minor.isEmpty()) {
            return Optional.empty();
        }
        long device = (major.getAsLong() & 0xfff) << 8 | minor.getAsLong() & 0xff | (minor.getAsLong() & 0xfff00) << 12;
        return Optional.of(new FileId(0, device & 0xffffffffL));
    }

    private static OptionalLong number(String digits) {
        return digits.matches("[0-9]{1,10}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
