package fdscope.observe.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where the two sections of BTF stand (Documentation/bpf/btf.rst, struct btf_header): checked, so that both lie within the
 * file. Places and lengths in bytes.
 */
record BtfHeader(int typesAt, int typesLength, int stringsAt, int stringsLength) {
    private static final int LENGTH = 24;
    private static final int MAGIC = 0xeb9f;
    private static final int MAGIC_TURNED = 0x9feb;
    private static final int VERSION = 1;

    /** @param file in the machine's byte order; its position is the start */
    static BtfHeader read(ByteBuffer file) throws BadBtf {
        int length = file.remaining();
        int start = file.position();
        if (length < LENGTH) {
            throw new BadBtf("this is no BTF: it has " + length + " bytes, and a header alone has " + LENGTH);
        }
        int magic = file.getShort(start) & 0xffff;
        if (magic == MAGIC_TURNED) {
            throw new BadBtf("this BTF is of a machine with the other byte order, expected "
                    + (file.order() == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian"));
        }
        if (magic != MAGIC) {
            throw new BadBtf("this is no BTF: it begins with 0x" + Integer.toHexString(magic) + ", expected 0xeb9f");
        }
        int version = file.get(start + 2) & 0xff;
        if (version != VERSION) {
            throw new BadBtf("this is BTF of version " + version + ", and only version " + VERSION + " is known here");
        }
        long header = unsigned(file, start + 4);
        if (header < LENGTH || header > length) {
            throw new BadBtf("the header of this BTF says that it has " + header + " bytes, expected " + LENGTH + " to "
                    + length);
        }
        long typesAt = header + unsigned(file, start + 8);
        long typesLength = unsigned(file, start + 12);
        long stringsAt = header + unsigned(file, start + 16);
        long stringsLength = unsigned(file, start + 20);
        within("types", typesAt, typesLength, length);
        within("names", stringsAt, stringsLength, length);
        if (typesLength % Integer.BYTES != 0) {
            throw new BadBtf("the types of this BTF take " + typesLength + " bytes, expected a multiple of 4");
        }
        return new BtfHeader(start + (int) typesAt, (int) typesLength, start + (int) stringsAt, (int) stringsLength);
    }

    private static void within(String section, long at, long length, int end) throws BadBtf {
        if (at + length > end) {
            throw new BadBtf("this BTF is cut off, or lies: its " + section + " end at byte " + (at + length)
                    + ", and it has " + end);
        }
    }

    private static long unsigned(ByteBuffer file, int at) {
        return Integer.toUnsignedLong(file.getInt(at));
    }
}
