package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.Optional;

/** Lines of ASCII that end in CR LF, out of a stream, however it was cut. */
final class Lines {
    private static final Bytes END = Bytes.utf8("\r\n");

    private Bytes waiting = Bytes.EMPTY;

    void add(Bytes data) {
        waiting = waiting.plus(data);
    }

    /** The next whole line, without its end. */
    Optional<String> next() throws ProtocolFault {
        int end = 0;
        while (end < waiting.length() && !waiting.holds(END, end)) {
            end++;
        }
        if (end > Limits.LINE) {
            throw new ProtocolFault("a line of more than " + Limits.LINE + " bytes before BEGIN");
        }
        if (end >= waiting.length()) {
            return Optional.empty();
        }
        Bytes line = waiting.slice(0, end);
        for (int i = 0; i < end; i++) {
            if (line.at(i) < ' ' || line.at(i) > '~') {
                throw new ProtocolFault("byte " + (line.at(i) & 0xff) + " in a line before BEGIN, expected ASCII");
            }
        }
        waiting = waiting.slice(end + END.length(), waiting.length());
        return Optional.of(line.text());
    }

    /** Whatever came behind the lines that were taken. */
    Bytes rest() {
        Bytes rest = waiting;
        waiting = Bytes.EMPTY;
        return rest;
    }
}
