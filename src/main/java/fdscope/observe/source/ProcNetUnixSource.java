package fdscope.observe.source;

import fdscope.observe.Reading;
import fdscope.observe.SocketSighting;
import fdscope.observe.parse.ProcNetUnixParser;
import java.nio.file.Path;
import java.util.List;

/** Reads /proc/net/unix, of this process's network namespace or of another process's. */
public final class ProcNetUnixSource {
    /** The sockets of this process's network namespace. */
    public Reading<List<SocketSighting>> read() {
        return ProcFile.read(Path.of("/proc/net/unix"), ProcNetUnixParser::parse);
    }

    /** The sockets of the network namespace that {@code pid} is in. */
    public Reading<List<SocketSighting>> read(int pid) {
        return ProcFile.read(Path.of("/proc/" + pid + "/net/unix"), ProcNetUnixParser::parse);
    }
}
