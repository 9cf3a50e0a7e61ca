package fdscope.lab.dbus;

import java.util.List;
import java.util.stream.Collectors;

/** A message in words, escaped: {@code x.Y.Take(h 0)}, {@code return to 7: "x"}. */
public final class MessageText {
    /** Of a body that is told in full, in bytes. */
    private static final int TOLD = 512;

    private MessageText() {}

    /** What it is and says, without who and to whom. */
    public static String of(Message message) {
        return switch (message.kind()) {
            case METHOD_CALL -> member(message) + "(" + body(message) + ")";
            case SIGNAL -> "signal " + member(message) + "(" + body(message) + ")";
            case METHOD_RETURN -> "return to " + message.replySerial() + "(" + body(message) + ")";
            case ERROR ->
                "error to " + message.replySerial() + " " + message.errorName().orElse("") + "(" + body(message) + ")";
            default -> "a message of an unknown type";
        };
    }

    /** The values with commas between them; of a long body only how long it is. */
    public static String body(Message message) {
        if (message.body().length() > TOLD) {
            return "\"" + message.signature() + "\", " + message.body().length() + " bytes";
        }
        try {
            List<Value> values = message.values();
            return values.stream().map(Value::told).collect(Collectors.joining(", "));
        } catch (ProtocolFault e) {
            return "not understood: " + e.getMessage();
        }
    }

    private static String member(Message message) {
        return message.interfaceName().map(name -> name + ".").orElse("")
                + message.member().orElse("");
    }
}
