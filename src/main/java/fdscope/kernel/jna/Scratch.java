package fdscope.kernel.jna;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Native memory for the arguments of one call at a time, owned by one thread and used again by its next call. A call
 * that needs more than is there gets blocks of its own; the main block grows for the next time up to {@link #LARGEST},
 * so that one huge payload does not stay for ever. Its memory goes with the thread.
 */
final class Scratch implements AutoCloseable {
    private static final long SMALLEST = 16 << 10;
    private static final long LARGEST = 4 << 20;
    private static final long ALIGNMENT = 16;

    private final List<Memory> extra = new ArrayList<>();
    private Memory block = new Memory(SMALLEST);
    private long used;
    private long wanted;

    /** Memory whose content is arbitrary, valid until {@link #close()}; at least one byte. */
    Pointer space(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a buffer of " + size + " bytes; expected 0 or more");
        }
        long rounded = (Math.max(size, 1) + ALIGNMENT - 1) & -ALIGNMENT;
        wanted += rounded;
        if (used + rounded <= block.size()) {
            Pointer given = block.share(used, rounded);
            used += rounded;
            return given;
        }
        Memory own = new Memory(rounded);
        extra.add(own);
        return own;
    }

    /** Memory full of zeros. */
    Pointer zeros(long size) {
        Pointer given = space(size);
        given.setMemory(0, Math.max(size, 1), (byte) 0);
        return given;
    }

    Pointer copy(Bytes bytes) {
        Pointer given = space(bytes.length());
        given.write(0, bytes.toArray(), 0, bytes.length());
        return given;
    }

    /** The bytes with a closing NUL. A NUL within would silently mean another name to C. */
    Pointer string(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) == 0) {
                throw new IllegalArgumentException(
                        bytes + " contains a NUL byte, which ends a string in C;" + " expected a name without one");
            }
        }
        return copy(bytes.resized(bytes.length() + 1));
    }

    /** A char *[] with its closing NULL. */
    Pointer strings(List<Bytes> texts) {
        Pointer vector = zeros((texts.size() + 1) * 8L);
        for (int i = 0; i < texts.size(); i++) {
            vector.setPointer(i * 8L, string(texts.get(i)));
        }
        return vector;
    }

    @Override
    public void close() {
        if (!extra.isEmpty()) {
            extra.forEach(Memory::close);
            extra.clear();
            if (wanted <= LARGEST) {
                block.close();
                block = new Memory(Long.highestOneBit(wanted) * 2);
            }
        }
        used = 0;
        wanted = 0;
    }
}
