package fdscope.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of a control buffer, for a view of its bytes. The fields of a buffer follow each other without a gap and
 * cover it.
 *
 * @param offset in bytes from the start of the buffer
 * @param length in bytes
 * @param name {@code cmsg_len}, {@code cmsg_level}, {@code cmsg_type}, {@code fds[0]}, {@code pid}, {@code data},
 *     {@code padding} or {@code rest}, which is no whole header or what stands behind an impossible one
 * @param value a decimal number, hexadecimal digits for {@code data}, {@code padding} and {@code rest}
 */
public record ControlField(int offset, int length, String name, String value) {
    /** Breaks a buffer of msg_controllen bytes down. Never throws. */
    public static List<ControlField> of(Bytes control) {
        List<ControlField> fields = new ArrayList<>();
        for (ControlWalk.Part part : ControlWalk.of(control)) {
            int data = part.offset();
            if (part.isHeader()) {
                ByteBuffer in = ByteBuffer.wrap(control.toArray()).order(ByteOrder.nativeOrder());
                fields.add(new ControlField(data, 8, "cmsg_len", Long.toUnsignedString(in.getLong(data))));
                fields.add(new ControlField(data + 8, 4, "cmsg_level", String.valueOf(part.level())));
                fields.add(new ControlField(data + 12, 4, "cmsg_type", String.valueOf(part.type())));
                data += ControlBuffer.HEADER;
            }
            addData(fields, part, data);
            if (part.padding() > 0) {
                int from = data + part.data().length();
                fields.add(new ControlField(
                        from,
                        part.padding(),
                        "padding",
                        control.slice(from, from + part.padding()).hex()));
            }
        }
        return fields;
    }

    private static void addData(List<ControlField> fields, ControlWalk.Part part, int from) {
        List<String> names = names(part);
        List<Integer> ints = ControlBuffer.ints(part.data());
        for (int i = 0; i < names.size(); i++) {
            fields.add(new ControlField(from + i * Integer.BYTES, Integer.BYTES, names.get(i), "" + ints.get(i)));
        }
        Bytes rest = part.data().slice(names.size() * Integer.BYTES, part.data().length());
        if (!rest.isEmpty()) {
            fields.add(new ControlField(
                    from + names.size() * Integer.BYTES, rest.length(), part.isWhole() ? "data" : "rest", rest.hex()));
        }
    }

    /** What the ints of the data are called; empty where they are none. */
    private static List<String> names(ControlWalk.Part part) {
        int whole = part.data().length() / Integer.BYTES;
        if (!part.isWhole() || part.level() != ControlMessage.SOL_SOCKET) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        switch (part.type()) {
            case ControlMessage.SCM_RIGHTS -> {
                for (int i = 0; i < whole; i++) {
                    names.add("fds[" + i + "]");
                }
            }
            case ControlMessage.SCM_CREDENTIALS -> names.addAll(List.of("pid", "uid", "gid"));
            case ControlMessage.SCM_PIDFD -> names.add("pidfd");
            default -> {}
        }
        return names.subList(0, Math.min(whole, names.size()));
    }
}
