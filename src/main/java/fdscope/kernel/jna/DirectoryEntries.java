package fdscope.kernel.jna;

import com.sun.jna.Pointer;
import fdscope.kernel.Architecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What one getdents64(2) brought: struct linux_dirent64 one behind the other (include/linux/dirent.h): inode 8 bytes,
 * offset 8, length of the entry 2, type 1, then the name with its closing NUL.
 */
final class DirectoryEntries {
    /** Bytes asked for at a time. */
    static final int ROOM = 32 << 10;

    private static final int LENGTH = 16;
    private static final int TYPE = 18;
    private static final int NAME = 19;
    private static final int DT_DIR = 4;

    private final ByteBuffer entries;
    private final ByteBuffer name;
    private int end;
    private int at;
    private int following;

    DirectoryEntries(Pointer memory) {
        entries = memory.getByteBuffer(0, ROOM).order(ByteOrder.nativeOrder());
        name = entries.duplicate();
    }

    /** The number of getdents64(2). Known here, since every listing of sockets makes it and no other call by number. */
    static int call(Architecture architecture) {
        return architecture == Architecture.X86_64 ? 217 : 61;
    }

    /** The memory has this many bytes of entries from now on; false: the directory is over. */
    boolean filled(long bytes) {
        end = (int) bytes;
        following = 0;
        return bytes > 0;
    }

    /** Goes to the next entry that is no directory; false: a new load is needed. */
    boolean next() {
        do {
            at = following;
            if (at + NAME >= end) {
                return false;
            }
            following = at + (entries.getShort(at + LENGTH) & 0xffff);
        } while (entries.get(at + TYPE) == DT_DIR);
        return true;
    }

    /** Where the name of this entry begins in the memory. */
    int nameAt() {
        return at + NAME;
    }

    /** The name without its NUL. */
    ByteBuffer name() {
        int stop = at + NAME;
        while (entries.get(stop) != 0) {
            stop++;
        }
        return name.limit(stop).position(at + NAME);
    }
}
