package fdscope.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The walk from header to header through a control buffer, as CMSG_NXTHDR(3) does it, but never lost. */
final class ControlWalk {
    private ControlWalk() {}

    /**
     * One stretch of the buffer.
     *
     * @param offset where it starts
     * @param isHeader sixteen bytes of header are there; else {@code data} is all that is left
     * @param isWhole a header is there and its cmsg_len is at least 16; else {@code data} is all that is left
     * @param data what is there of the data
     * @param padding bytes between the data and the next header
     */
    record Part(int offset, boolean isHeader, boolean isWhole, int level, int type, Bytes data, int padding) {}

    static List<Part> of(Bytes control) {
        ByteBuffer in = ByteBuffer.wrap(control.toArray()).order(ByteOrder.nativeOrder());
        List<Part> parts = new ArrayList<>();
        int at = 0;
        int end = control.length();
        while (at < end) {
            if (end - at < ControlBuffer.HEADER) {
                parts.add(new Part(at, false, false, 0, 0, control.slice(at, end), 0));
                return parts;
            }
            long length = in.getLong(at);
            int level = in.getInt(at + 8);
            int type = in.getInt(at + 12);
            int from = at + ControlBuffer.HEADER;
            if (length < ControlBuffer.HEADER) {
                parts.add(new Part(at, true, false, level, type, control.slice(from, end), 0));
                return parts;
            }
            int to = length > end - at ? end : at + (int) length;
            int next = (int) Math.min(end, at + ControlBuffer.align(to - at));
            parts.add(new Part(at, true, true, level, type, control.slice(from, to), next - to));
            at = next;
        }
        return parts;
    }
}
