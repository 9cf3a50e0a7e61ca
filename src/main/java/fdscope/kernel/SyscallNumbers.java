package fdscope.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The numbers of the system calls on one architecture. Source: asm/unistd_64.h for x86_64, asm-generic/unistd.h for the
 * others. A name without a number means that the architecture has no such call (open, pipe and stat on aarch64).
 */
public final class SyscallNumbers {
    private final Map<String, Integer> numbers;
    private final Map<Integer, String> names;

    private SyscallNumbers(Map<String, Integer> numbers) {
        this.numbers = Map.copyOf(numbers);
        Map<Integer, String> reverse = new HashMap<>();
        numbers.forEach((name, number) -> reverse.put(number, name));
        this.names = Map.copyOf(reverse);
    }

    public static SyscallNumbers of(Architecture architecture) {
        String table = architecture == Architecture.X86_64 ? "syscalls-x86_64.txt" : "syscalls-generic.txt";
        Map<String, Integer> numbers = new HashMap<>();
        try (InputStream in = SyscallNumbers.class.getResourceAsStream(table);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (!line.startsWith("#")) {
                    numbers.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SyscallNumbers(numbers);
    }

    public OptionalInt number(String name) {
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The name of a number, as in the first field of /proc/PID/task/TID/syscall. */
    public Optional<String> name(int number) {
        return Optional.ofNullable(names.get(number));
    }
}
