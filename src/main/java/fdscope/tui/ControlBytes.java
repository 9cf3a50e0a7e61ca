package fdscope.tui;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlField;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.TextView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The control buffers that came in a lab up to the step that is shown, newest first, byte by byte with the name of each
 * field (cmsg(3)). They are what recvmsg() left in the actor's memory, not what the script says.
 */
final class ControlBytes {
    private static final int ROW = 8;

    private ControlBytes() {}

    /** Empty if no control buffer has come yet. */
    static Optional<TextView> of(LabView lab) {
        List<TraceEvent.Called> came = new ArrayList<>();
        lab.shots().stream()
                .limit(lab.at() + 1L)
                .flatMap(shot -> shot.events().stream())
                .filter(TraceEvent.Called.class::isInstance)
                .map(TraceEvent.Called.class::cast)
                .filter(call -> call.control() != null && !call.control().isEmpty())
                .forEach(came::add);
        Collections.reverse(came);
        List<Paragraph> text = new ArrayList<>();
        for (TraceEvent.Called call : came) {
            text.add(Paragraph.of(call.actor() + "  " + call.text() + " = " + call.returned()));
            text.add(new Paragraph.Code(String.join("\n", rows(call.actor(), Bytes.ofHex(call.control())))));
        }
        return came.isEmpty() ? Optional.empty() : Optional.of(TextView.of("The bytes of a control buffer", text));
    }

    private static List<String> rows(String actor, Bytes control) {
        List<String> rows = new ArrayList<>();
        rows.add("offset  0  1  2  3  4  5  6  7   field       value");
        for (ControlField field : ControlField.of(control)) {
            for (int from = 0; from < field.length(); ) {
                int at = field.offset() + from;
                int length = Math.min(field.length() - from, ROW - at % ROW);
                String bytes = "   ".repeat(at % ROW) + hex(control.slice(at, at + length));
                String named = from > 0 ? "" : String.format("%-11s %s", field.name(), value(actor, field, control));
                rows.add(String.format("%6d  %-23s   %s", at, bytes, named).stripTrailing());
                from += length;
            }
        }
        rows.add(String.format("%6d  msg_controllen as it came back", control.length()));
        return rows;
    }

    private static String hex(Bytes bytes) {
        return bytes.hex().replaceAll("(..)(?!$)", "$1 ");
    }

    private static String value(String actor, ControlField field, Bytes control) {
        String value = field.value();
        if (field.name().startsWith("fds[")) {
            return value + ", new in " + actor + "'s table";
        }
        return switch (field.name()) {
            case "cmsg_len" -> length(field, control);
            case "cmsg_level" -> value + (value.equals("1") ? "  SOL_SOCKET" : "");
            case "cmsg_type" -> value + type(value, field, control);
            case "pidfd" -> value + ", new in " + actor + "'s table";
            case "padding" -> "to the next multiple of 8; in no cmsg_len";
            case "rest" -> "no whole header";
            default -> value;
        };
    }

    /** The header counts too; behind it stand ints, or bytes. */
    private static String length(ControlField field, Bytes control) {
        long length = Long.parseUnsignedLong(field.value());
        long data = length - ControlBuffer.HEADER;
        if (length < ControlBuffer.HEADER || length > control.length() - field.offset()) {
            return field.value() + ", which cannot be";
        }
        return length + " = " + ControlBuffer.HEADER + " + "
                + (data % Integer.BYTES == 0 ? data / Integer.BYTES + " × 4" : String.valueOf(data));
    }

    private static String type(String value, ControlField field, Bytes control) {
        int level = field.offset() - Integer.BYTES;
        if (control.buffer().getInt(level) != 1) {
            return "";
        }
        return switch (value) {
            case "1" -> "  SCM_RIGHTS";
            case "2" -> "  SCM_CREDENTIALS";
            case "3" -> "  SCM_SECURITY";
            case "4" -> "  SCM_PIDFD";
            default -> "";
        };
    }
}
