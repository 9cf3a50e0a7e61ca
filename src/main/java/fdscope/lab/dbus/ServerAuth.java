package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.Optional;

/**
 * The talk before the first message, the bus's side (the specification, "Authentication Protocol"). EXTERNAL is the only
 * mechanism: who the client is, the kernel has noted.
 */
public final class ServerAuth {
    /** What dbus-daemon grants (max_failures in dbus-auth.c). */
    private static final int FAILURES = 6;

    private enum State {
        ZERO_BYTE,
        AUTH,
        DATA,
        BEGIN,
        OVER
    }

    private final String guid;
    private final String uid;
    private final boolean admitted;
    private final Lines lines = new Lines();
    private final StringBuilder replies = new StringBuilder();
    private State state = State.ZERO_BYTE;
    private int failures;
    private boolean fds;

    /**
     * @param guid of the bus, 32 hex digits
     * @param uid of the one who called connect(2), SO_PEERCRED
     * @param admitted whether this user may come in
     */
    public ServerAuth(String guid, int uid, boolean admitted) {
        this.guid = guid;
        this.uid = Integer.toUnsignedString(uid);
        this.admitted = admitted;
    }

    /** @return what is to be said to the client, perhaps nothing */
    public Bytes take(Bytes data) throws ProtocolFault {
        Bytes rest = data;
        if (state == State.ZERO_BYTE && !data.isEmpty()) {
            if (data.at(0) != 0) {
                throw new ProtocolFault("the first byte is " + (data.at(0) & 0xff) + ", expected 0");
            }
            rest = data.slice(1, data.length());
            state = State.AUTH;
        }
        lines.add(rest);
        Optional<String> line = state == State.OVER ? Optional.empty() : lines.next();
        while (line.isPresent()) {
            replies.append(answer(line.get()));
            line = state == State.OVER ? Optional.empty() : lines.next();
        }
        Bytes said = Bytes.utf8(replies.toString());
        replies.setLength(0);
        return said;
    }

    /** BEGIN has been said. */
    public boolean isOver() {
        return state == State.OVER;
    }

    /** NEGOTIATE_UNIX_FD was said and agreed to. */
    public boolean takesFds() {
        return fds;
    }

    /** What came behind BEGIN: the beginning of messages. */
    public Bytes rest() {
        return lines.rest();
    }

    private String answer(String line) throws ProtocolFault {
        String[] words = line.split(" ", -1);
        return switch (words[0]) {
            case "AUTH" -> state == State.AUTH ? auth(words) : error("you have said AUTH already");
            case "DATA" -> state == State.DATA ? identity(words.length > 1 ? words[1] : "") : error("no DATA now");
            case "CANCEL", "ERROR" -> state == State.AUTH ? error("there is nothing to cancel") : rejected();
            case "NEGOTIATE_UNIX_FD" -> agree();
            case "BEGIN" -> begin();
            default -> error("unknown command");
        };
    }

    private String auth(String[] words) throws ProtocolFault {
        if (words.length < 2 || !words[1].equals("EXTERNAL")) {
            return rejected();
        }
        if (words.length == 2) {
            state = State.DATA;
            return "DATA\r\n";
        }
        return identity(words[2]);
    }

    /** @param hex the number of a user as text, in hex; empty: the one whom the kernel tells */
    private String identity(String hex) throws ProtocolFault {
        if (!admitted || !hex.isEmpty() && !hex.equalsIgnoreCase(Bytes.utf8(uid).hex())) {
            return rejected();
        }
        state = State.BEGIN;
        return "OK " + guid + "\r\n";
    }

    private String agree() throws ProtocolFault {
        if (state != State.BEGIN) {
            return error("not before you are known");
        }
        fds = true;
        return "AGREE_UNIX_FD\r\n";
    }

    private String begin() throws ProtocolFault {
        if (state != State.BEGIN) {
            throw new ProtocolFault("BEGIN before the bus said OK");
        }
        state = State.OVER;
        return "";
    }

    private String rejected() throws ProtocolFault {
        state = State.AUTH;
        fds = false;
        return failed("REJECTED EXTERNAL");
    }

    private String error(String why) throws ProtocolFault {
        return failed("ERROR \"" + why + "\"");
    }

    private String failed(String reply) throws ProtocolFault {
        failures++;
        if (failures > FAILURES) {
            throw new ProtocolFault("it failed more than " + FAILURES + " times to say who it is");
        }
        return reply + "\r\n";
    }
}
