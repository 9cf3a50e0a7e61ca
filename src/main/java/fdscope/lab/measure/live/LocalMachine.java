package fdscope.lab.measure.live;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.lab.measure.MeasuredOn;
import fdscope.lab.measure.Memory;
import fdscope.observe.source.KernelSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this machine is, and how much memory it leaves us; from /proc and the memory control group. */
final class LocalMachine {
    private static final long AT_PAGESZ = 6;
    private static final int USUAL_PAGE = 4096;
    private static final int RLIMIT_FSIZE = 1;
    private static final int RLIMIT_AS = 9;

    private LocalMachine() {}

    static MeasuredOn facts() {
        return new MeasuredOn(
                new KernelSource().release().value().orElse("unknown"),
                text("/proc/cpuinfo").flatMap(LocalMachine::model),
                Runtime.getRuntime().availableProcessors(),
                pageSize());
    }

    /** x86 calls it model name, riscv64 uarch; arm64 gives numbers alone. */
    private static Optional<String> model(String cpuinfo) {
        return cpuinfo.lines()
                .filter(line -> line.matches("(?:model name|uarch)\\s*:.*"))
                .map(line -> line.replaceFirst("[^:]*:\\s*", "").strip())
                .findFirst();
    }

    /** getauxval(3) AT_PAGESZ, from /proc/self/auxv: pairs of words. */
    static int pageSize() {
        try {
            ByteBuffer words = ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")))
                    .order(ByteOrder.nativeOrder());
            while (words.remaining() >= 16) {
                long key = words.getLong();
                long value = words.getLong();
                if (key == AT_PAGESZ) {
                    return Math.toIntExact(value);
                }
            }
        } catch (IOException e) {
            return USUAL_PAGE;
        }
        return USUAL_PAGE;
    }

    static Memory memory(Syscalls calls) throws ErrnoException {
        long available = text("/proc/meminfo").flatMap(Memory::available).orElse(Long.MAX_VALUE);
        return new Memory(Math.min(available, group()), limit(calls, RLIMIT_AS) - mapped(), limit(calls, RLIMIT_FSIZE));
    }

    private static long limit(Syscalls calls, int resource) throws ErrnoException {
        long soft = calls.getrlimit(resource).soft();
        return soft < 0 ? Long.MAX_VALUE : soft;
    }

    /** What this process has mapped already: the first number of statm, in pages. */
    private static long mapped() {
        return text("/proc/self/statm")
                .map(line -> line.split(" ")[0])
                .filter(word -> word.matches("[0-9]{1,15}"))
                .map(pages -> Long.parseLong(pages) * pageSize())
                .orElse(0L);
    }

    /** What the control group of this process, and those above it, leave (version 2; memory.max, memory.current). */
    private static long group() {
        long least = Long.MAX_VALUE;
        String below = text("/proc/self/cgroup")
                .flatMap(lines ->
                        lines.lines().filter(line -> line.startsWith("0::/")).findFirst())
                .map(line -> line.substring("0::/".length()))
                .orElse("");
        Path root = Path.of("/sys/fs/cgroup");
        for (Path at = root.resolve(below).normalize(); at != null && at.startsWith(root); at = at.getParent()) {
            Optional<Long> most = number(at.resolve("memory.max"));
            Optional<Long> now = number(at.resolve("memory.current"));
            if (most.isPresent() && now.isPresent()) {
                least = Math.min(least, Math.max(0, most.get() - now.get()));
            }
        }
        return least;
    }

    private static Optional<Long> number(Path file) {
        return text(file.toString())
                .map(String::strip)
                .filter(word -> word.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private static Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
