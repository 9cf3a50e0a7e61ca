package fdscope.lab;

import fdscope.kernel.Bytes;
import java.util.Optional;

/** The program that an exercise checks, as a process: an actor that takes no orders and makes its own calls. */
public interface Program extends Actor {
    /** As much of each stream as is kept. */
    int MOST_OUTPUT = 64 << 10;

    /**
     * What it has written so far, also after its end; the first 64 KiB.
     *
     * @param stream 1 standard output, 2 standard error
     */
    Bytes written(int stream);

    /** Why it was ended before its time, if it was: it took too much of the machine. */
    Optional<String> ended();
}
