package fdscope.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Raw mode on the bytes of struct termios: c_iflag 0, c_oflag 4, c_cflag 8, c_lflag 12 (32 bits each), c_line 16, c_cc
 * from 17, the same in glibc and musl. Bits: asm-generic/termbits.h; what to change: cfmakeraw(3).
 */
final class RawMode {
    // IGNBRK BRKINT PARMRK ISTRIP INLCR IGNCR ICRNL IXON
    private static final int INPUT = 0x001 | 0x002 | 0x008 | 0x020 | 0x040 | 0x080 | 0x100 | 0x400;
    private static final int OPOST = 0x1;
    // CSIZE PARENB
    private static final int CONTROL = 0x30 | 0x100;
    private static final int CS8 = 0x30;
    // ISIG ICANON ECHO ECHONL IEXTEN
    private static final int LOCAL = 0x1 | 0x2 | 0x8 | 0x40 | 0x8000;
    private static final int CHARACTERS = 17;
    private static final int VTIME = 5;
    private static final int VMIN = 6;

    private RawMode() {}

    static Bytes of(Bytes termios) {
        ByteBuffer raw = ByteBuffer.wrap(termios.toArray()).order(ByteOrder.nativeOrder());
        raw.putInt(0, raw.getInt(0) & ~INPUT);
        raw.putInt(4, raw.getInt(4) & ~OPOST);
        raw.putInt(8, raw.getInt(8) & ~CONTROL | CS8);
        raw.putInt(12, raw.getInt(12) & ~LOCAL);
        raw.put(CHARACTERS + VTIME, (byte) 0);
        raw.put(CHARACTERS + VMIN, (byte) 1);
        return Bytes.of(raw.array());
    }
}
