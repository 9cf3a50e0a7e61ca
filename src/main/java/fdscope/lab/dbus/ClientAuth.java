package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.Optional;

/** The talk before the first message, the client's side: EXTERNAL, then descriptors are asked for. */
public final class ClientAuth {
    private enum State {
        OK,
        CANCELLED,
        AGREE,
        OVER
    }

    private final String uid;
    private final Lines lines = new Lines();
    private State state = State.OK;
    private String guid = "";
    private boolean fds;

    /** @param uid whom the client says it is: its own effective user */
    public ClientAuth(int uid) {
        this.uid = Integer.toUnsignedString(uid);
    }

    /** What is said first. */
    public Bytes start() {
        return Bytes.utf8("\0AUTH EXTERNAL " + Bytes.utf8(uid).hex() + "\r\n");
    }

    /** @return what is to be said to the bus, perhaps nothing */
    public Bytes take(Bytes data) throws ProtocolFault {
        lines.add(data);
        StringBuilder said = new StringBuilder();
        Optional<String> line = state == State.OVER ? Optional.empty() : lines.next();
        while (line.isPresent()) {
            said.append(answer(line.get()));
            line = state == State.OVER ? Optional.empty() : lines.next();
        }
        return Bytes.utf8(said.toString());
    }

    /** BEGIN is in what was said last. */
    public boolean isOver() {
        return state == State.OVER;
    }

    /** The bus agreed to descriptors. */
    public boolean takesFds() {
        return fds;
    }

    /** Of the bus, 32 hex digits. */
    public String guid() {
        return guid;
    }

    /** What came behind the last line. */
    public Bytes rest() {
        return lines.rest();
    }

    private String answer(String line) throws ProtocolFault {
        String word = line.split(" ", 2)[0];
        if (word.equals("REJECTED")) {
            throw new ProtocolFault("the bus does not let user " + uid + " in: it said "
                    + Value.text(line).told());
        }
        return switch (state) {
            case OK -> known(word, line);
            case AGREE -> agreed(word, line);
            default -> throw unexpected(line, "REJECTED");
        };
    }

    private String known(String word, String line) throws ProtocolFault {
        switch (word) {
            case "OK" -> {
                guid = line.substring(Math.min(line.length(), 3));
                state = State.AGREE;
                return "NEGOTIATE_UNIX_FD\r\n";
            }
            case "DATA" -> {
                return "DATA " + Bytes.utf8(uid).hex() + "\r\n";
            }
            case "ERROR" -> {
                state = State.CANCELLED;
                return "CANCEL\r\n";
            }
            default -> throw unexpected(line, "OK");
        }
    }

    private String agreed(String word, String line) throws ProtocolFault {
        if (!word.equals("AGREE_UNIX_FD") && !word.equals("ERROR")) {
            throw unexpected(line, "AGREE_UNIX_FD");
        }
        fds = word.equals("AGREE_UNIX_FD");
        state = State.OVER;
        return "BEGIN\r\n";
    }

    private static ProtocolFault unexpected(String line, String expected) {
        return new ProtocolFault("the bus said " + Value.text(line).told() + ", expected " + expected);
    }
}
