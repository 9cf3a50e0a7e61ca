package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the output of {@code ss -xaemp} and of {@code ss -xa}, as iproute2 6.1 prints it: Netid State Recv-Q Send-Q name
 * inode peer-name peer-inode, then users, skmem, the shutdown arrows, ino, dev, peers.
 *
 * <p>Names are printed raw, with spaces and newlines, so the text is ambiguous. The name ends at the first place behind
 * which everything reads as the rest of a row; a row may go over several lines. A row without such a place keeps what
 * stands before its name. {@code dev:} is not read, because ss 6.1 decodes it wrongly.
 */
public final class SsOutputParser {
    private static final int MOST_LINES = 110;

    private SsOutputParser() {}

    /** The rows in their order; the heading is not among them. */
    public static List<SocketSighting> parse(Bytes text) {
        byte[] bytes = text.toArray();
        List<SocketSighting> rows = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            int end = Cursor.lineEnd(bytes, start);
            Head head = Head.read(bytes, start, end);
            if (head != null) {
                SsTail tail = SsTail.find(bytes, head.nameFrom(), end);
                int lastEnd = end;
                for (int lines = 1; tail == null && lines < MOST_LINES && lastEnd + 1 < bytes.length; lines++) {
                    int next = Cursor.lineEnd(bytes, lastEnd + 1);
                    if (Head.read(bytes, lastEnd + 1, next) != null) {
                        break;
                    }
                    lastEnd = next;
                    tail = SsTail.find(bytes, head.nameFrom(), lastEnd);
                }
                end = lastEnd;
                rows.add(sighting(text, start, end, head, tail));
            } else if (start > 0) {
                rows.add(SocketSighting.of(Source.SS, text.slice(start, end)).build());
            }
            start = end + 1;
        }
        return rows;
    }

    private static SocketSighting sighting(Bytes text, int start, int end, Head head, SsTail tail) {
        SocketSighting.Builder row = SocketSighting.of(Source.SS, trimmed(text, start, end))
                .type(head.type())
                .state(head.state())
                .queues(head.receive(), head.send());
        if (tail == null) {
            return row.build();
        }
        int nameFrom = head.nameFrom();
        while (nameFrom < tail.nameEnd() && text.at(nameFrom) == ' ') {
            nameFrom++;
        }
        Bytes name = text.slice(nameFrom, tail.nameEnd());
        row.printedName(name.length() == 1 && name.at(0) == '*' ? Bytes.EMPTY : name)
                .inode(tail.inode())
                .peer(tail.peer());
        tail.addTo(row);
        return row.build();
    }

    private static Bytes trimmed(Bytes text, int start, int end) {
        int last = end;
        while (last > start && text.at(last - 1) == ' ') {
            last--;
        }
        return text.slice(start, last);
    }

    /** What stands before the name. */
    record Head(Optional<SocketType> type, Optional<SocketState> state, long receive, long send, int nameFrom) {
        static Head read(byte[] bytes, int start, int end) {
            Cursor at = new Cursor(bytes, start, end);
            Optional<SocketType> type = at.skip("u_str")
                    ? Optional.of(SocketType.STREAM)
                    : at.skip("u_dgr")
                            ? Optional.of(SocketType.DGRAM)
                            : at.skip("u_seq") ? Optional.of(SocketType.SEQPACKET) : Optional.empty();
            if (type.isEmpty() || at.skipSpaces() == 0) {
                return null;
            }
            Optional<SocketState> state = at.word().flatMap(Head::stateOf);
            at.skipSpaces();
            long receive = at.decimal();
            int gap = at.skipSpaces();
            long send = at.decimal();
            if (receive < 0 || gap == 0 || send < 0 || !at.skip(' ')) {
                return null;
            }
            return new Head(type, state, receive, send, at.position());
        }

        private static Optional<SocketState> stateOf(String word) {
            return switch (word) {
                case "ESTAB" -> Optional.of(SocketState.CONNECTED);
                case "LISTEN" -> Optional.of(SocketState.LISTENING);
                case "UNCONN" -> Optional.of(SocketState.UNCONNECTED);
                default -> Optional.empty();
            };
        }
    }
}
