package fdscope.observe.parse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The types of BTF by their ids: where each stands, and nothing more; what a type says is read when it is asked for. Those
 * of a module continue those of the kernel. Id 0 is {@code void}, and is asked for nothing here.
 */
final class BtfTypes {
    /** Name, info, and size or type. */
    private static final int HEAD = 3;

    private final int[] words;
    private final int[] starts;
    private final int first;
    private final Optional<BtfTypes> base;

    private BtfTypes(int[] words, int[] starts, Optional<BtfTypes> base) {
        this.words = words;
        this.starts = starts;
        this.base = base;
        this.first = base.isPresent() ? base.get().end() : 1;
    }

    static BtfTypes read(ByteBuffer file, BtfHeader header, Optional<BtfTypes> base) throws BadBtf {
        int[] words = new int[header.typesLength() / Integer.BYTES];
        file.slice(header.typesAt(), header.typesLength())
                .order(file.order())
                .asIntBuffer()
                .get(words);
        return new BtfTypes(words, index(words, base.isPresent() ? base.get().end() : 1), base);
    }

    private static int[] index(int[] words, int first) throws BadBtf {
        int[] starts = new int[words.length / (2 * HEAD) + 1];
        int count = 0;
        int at = 0;
        while (at < words.length) {
            int left = words.length - at - HEAD;
            if (left < 0) {
                throw new BadBtf("this BTF is cut off in type " + (first + count));
            }
            int info = words[at + 1];
            int kind = kindOf(info);
            int more = BtfKind.words(kind, info & 0xffff);
            if (more < 0) {
                throw new BadBtf("type " + (first + count) + " of this BTF is of kind " + kind
                        + ", which is not known here, so what follows cannot be found");
            }
            if (more > left) {
                throw new BadBtf("this BTF is cut off in type " + (first + count) + ", which wants " + 4 * more
                        + " bytes more and has " + 4 * left);
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = at;
            at += HEAD + more;
        }
        return Arrays.copyOf(starts, count);
    }

    private static int kindOf(int info) {
        return info >>> 24 & 0x1f;
    }

    /** The first id of this file: what is below belongs to the kernel, of which it is a module. */
    int first() {
        return first;
    }

    /** One more than the last id. */
    int end() {
        return first + starts.length;
    }

    /** What an id means is told by its kind, one of {@link BtfKind}. */
    int kind(int id) throws BadBtf {
        return kindOf(word(id, 1));
    }

    /** Members, parameters, values. */
    int count(int id) throws BadBtf {
        return word(id, 1) & 0xffff;
    }

    /** Of a struct or union: its members may be bit fields; of a forward declaration: it is a union. */
    boolean flag(int id) throws BadBtf {
        return word(id, 1) < 0;
    }

    /** Offset of the name. */
    int name(int id) throws BadBtf {
        return word(id, 0);
    }

    /** In bytes, of a type that has a size. */
    long size(int id) throws BadBtf {
        return Integer.toUnsignedLong(word(id, 2));
    }

    /** The type that this one refers to; of a prototype what it returns. */
    int type(int id) throws BadBtf {
        return word(id, 2);
    }

    /** What follows name, info and size: word {@code index} of it. */
    int more(int id, int index) throws BadBtf {
        return word(id, HEAD + index);
    }

    private int word(int id, int index) throws BadBtf {
        if (id <= 0 || id >= end()) {
            throw new BadBtf("this BTF refers to type " + Integer.toUnsignedString(id) + ", and its types are 1 to "
                    + (end() - 1));
        }
        return id < first ? base.orElseThrow().word(id, index) : words[starts[id - first] + index];
    }
}
