package fdscope.lab.wayland;

import java.util.Optional;

/** The two formats of wl_shm that every compositor has: 4 bytes a pixel, in memory blue, green, red, alpha or nothing. */
public enum PixelFormat {
    ARGB8888,
    XRGB8888;

    static final int BYTES = 4;

    static Optional<PixelFormat> of(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }

    /** wl_shm.format; other formats have four letters for a number. */
    int code() {
        return ordinal();
    }
}
