package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Takes bytes in whatever pieces they come and gives whole messages; holds no more than one and what came with its end. */
final class WireReader {
    static final int HEADER = 8;
    /** As much as libwayland takes. */
    static final int LARGEST = 4096;

    private Bytes rest = Bytes.EMPTY;

    /** @param body what follows the header */
    record Frame(int object, int opcode, Bytes body) {}

    void add(Bytes bytes) {
        rest = rest.isEmpty() ? bytes : rest.plus(bytes);
    }

    /**
     * @return empty until all of a message is there
     * @throws WireFault where the header cannot be one
     */
    Optional<Frame> next() throws WireFault {
        if (rest.length() < HEADER) {
            return Optional.empty();
        }
        ByteBuffer header = rest.buffer();
        int object = header.getInt();
        int word = header.getInt();
        int size = word >>> 16;
        if (size < HEADER || size > LARGEST || size % 4 != 0) {
            throw new WireFault(
                    "a message of " + size + " bytes; expected " + HEADER + " to " + LARGEST + ", a multiple of 4");
        }
        if (rest.length() < size) {
            return Optional.empty();
        }
        Frame frame = new Frame(object, word & 0xffff, rest.slice(HEADER, size));
        rest = size == rest.length() ? Bytes.EMPTY : rest.slice(size, rest.length());
        return Optional.of(frame);
    }
}
