package fdscope.observe.source;

import fdscope.observe.Mapping;
import fdscope.observe.Reading;
import fdscope.observe.parse.MapsParser;
import java.nio.file.Path;
import java.util.List;

/** Reads which files a process has mapped: /proc/PID/maps. Needs ptrace access mode PTRACE_MODE_READ. */
public final class MappingsSource {
    public Reading<List<Mapping>> read(int pid) {
        return ProcFile.read(Path.of("/proc/" + pid + "/maps"), MapsParser::parse);
    }
}
