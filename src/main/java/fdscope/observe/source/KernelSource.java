package fdscope.observe.source;

import fdscope.observe.KernelSymbols;
import fdscope.observe.Reading;
import fdscope.observe.parse.KallsymsParser;
import java.nio.file.Path;
import java.util.Set;

/** Reads what the kernel tells of itself: release, sysctls, symbols. */
public final class KernelSource {
    /** As uname(2) release. */
    public Reading<String> release() {
        return sysctl("kernel.osrelease");
    }

    /** One value below /proc/sys; {@code net.unix.max_dgram_qlen} is that of this network namespace. */
    public Reading<String> sysctl(String name) {
        return ProcFile.read(
                Path.of("/proc/sys/" + name.replace('.', '/')),
                text -> text.text().strip());
    }

    /**
     * Looks for functions in /proc/kallsyms. Ask sock_diag once before: where unix_diag is a module, its symbols are there
     * only after its first use.
     */
    public KernelSymbols symbols(Set<String> wanted) {
        Reading<KernelSymbols> reading =
                ProcFile.read(Path.of("/proc/kallsyms"), text -> KallsymsParser.parse(text, wanted));
        return reading.value()
                .orElseGet(() -> KernelSymbols.unknown(reading.failure().orElse("/proc/kallsyms cannot be read")));
    }
}
