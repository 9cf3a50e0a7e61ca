package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.util.Optional;

/** The memory behind a client's descriptors, which the client can change and cut off at any time. Nothing here throws. */
public interface PoolMemory {
    /**
     * Whether so much could be mapped and is there.
     *
     * @return if not, why, as wl_shm's error invalid_fd says it
     */
    Optional<String> refusal(Descriptor descriptor, int size);

    /** What is there now, at most {@code length} bytes; less where the file has become shorter or cannot be read. */
    Bytes read(Descriptor descriptor, long offset, int length);
}
