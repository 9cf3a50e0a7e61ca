package fdscope.kernel.jna;

import java.io.IOException;
import java.util.logging.LogManager;

/**
 * Loggers that say nothing, for {@code -Djava.util.logging.manager}. Only JNA asks for one, at its start, and reading the
 * JDK's configuration of logging for it would take a third of the time in which JNA is ready.
 */
public final class NoLogging extends LogManager {
    /**
     * Reads nothing.
     *
     * @throws IOException always; the JDK then leaves its own loggers as they are, without a search for others
     */
    @Override
    public void readConfiguration() throws IOException {
        throw new IOException("nothing is logged");
    }
}
