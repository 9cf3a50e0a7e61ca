package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.observe.NearNames;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The names of BTF. Those of a module continue those of the kernel: offsets count on. */
final class BtfStrings {
    /** The kernel allows 511 (KSYM_NAME_LEN). */
    private static final int LONGEST = 1023;

    private final byte[] memory;
    private final int first;
    private final Optional<BtfStrings> base;

    private BtfStrings(byte[] memory, Optional<BtfStrings> base) {
        this.memory = memory;
        this.base = base;
        this.first = base.isPresent() ? base.get().end() : 0;
    }

    static BtfStrings read(ByteBuffer file, BtfHeader header, Optional<BtfStrings> base) throws BadBtf {
        byte[] memory = new byte[header.stringsLength()];
        file.get(header.stringsAt(), memory);
        boolean headed = base.isPresent() || memory.length > 0 && memory[0] == 0;
        boolean ended = memory.length == 0 || memory[memory.length - 1] == 0;
        if (!headed || !ended) {
            throw new BadBtf("the names of this BTF do not " + (headed ? "end" : "begin") + " with a NUL");
        }
        if ((long) memory.length + (base.isPresent() ? base.get().end() : 0) > Integer.MAX_VALUE) {
            throw new BadBtf("this BTF has more than 2 GiB of names");
        }
        return new BtfStrings(memory, base);
    }

    private int end() {
        return first + memory.length;
    }

    /** Whether nothing stands there: the type or member has no name. */
    boolean isEmpty(int offset) throws BadBtf {
        return offset == 0 || at(offset) == 0;
    }

    /** Whether the name at an offset is this one. An offset outside is no name. */
    boolean is(int offset, byte[] name) {
        if (offset >= 0 && offset < first) {
            return base.isPresent() && base.get().is(offset, name);
        }
        int from = offset - first;
        if (offset < 0 || from >= memory.length || memory.length - from <= name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (memory[from + i] != name[i]) {
                return false;
            }
        }
        return memory[from + name.length] == 0;
    }

    /** How many bytes the name at an offset has; -1 for an offset outside. */
    int size(int offset) {
        if (offset >= 0 && offset < first) {
            return base.orElseThrow().size(offset);
        }
        return offset < 0 || offset - first >= memory.length ? -1 : length(offset - first);
    }

    /** The name at an offset, fit to be printed. */
    String text(int offset) throws BadBtf {
        at(offset);
        if (offset < first) {
            return base.orElseThrow().text(offset);
        }
        int from = offset - first;
        int length = length(from);
        if (length > LONGEST) {
            throw new BadBtf("this BTF has a name of more than " + LONGEST + " bytes, at " + offset);
        }
        return Printable.of(Bytes.of(ByteBuffer.wrap(memory, from, length)));
    }

    /** Lets the name at an offset be looked at; an offset outside is passed over. */
    void offer(int offset, NearNames names) {
        if (offset >= 0 && offset < first) {
            base.orElseThrow().offer(offset, names);
            return;
        }
        int from = offset - first;
        if (offset > 0 && from < memory.length) {
            int length = length(from);
            if (length <= LONGEST) {
                names.offer(memory, from, length);
            }
        }
    }

    private byte at(int offset) throws BadBtf {
        if (offset < 0 || offset >= end()) {
            throw new BadBtf(
                    "this BTF has a name at " + Integer.toUnsignedString(offset) + ", and its names end at " + end());
        }
        return offset < first ? base.orElseThrow().at(offset) : memory[offset - first];
    }

    /** To the NUL, or one more than is allowed. */
    private int length(int from) {
        int length = 0;
        while (length <= LONGEST && memory[from + length] != 0) {
            length++;
        }
        return length;
    }
}
