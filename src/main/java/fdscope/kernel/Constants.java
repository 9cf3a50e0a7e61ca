package fdscope.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The named numbers of the calls (flags, options, commands, signals): from name to number for what is written, and back
 * for what is shown. Error numbers are {@link Errno}'s. Families are named by their common prefix: {@code AF SOCK SOL SO
 * SCM MSG SHUT O F FD F_SEAL MFD EFD PROT MAP POLL EPOLL EPOLL_CTL S_IF RLIMIT SIG LOCK RESOLVE CLONE SEEK SIOC AT KCMP
 * PR}.
 */
public final class Constants {
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Family> families = new HashMap<>();

    private Constants(List<ConstantsTable.Entry> entries) {
        for (ConstantsTable.Entry entry : entries) {
            numbers.put(entry.name(), entry.number());
            families.computeIfAbsent(entry.family(), name -> new Family(entry.choice(), new HashMap<>()))
                    .names()
                    .putIfAbsent(entry.number(), entry.name());
        }
    }

    public static Constants of(Architecture architecture) {
        return new Constants(ConstantsTable.read(architecture));
    }

    /** Those of this machine; where fdscope cannot run a lab, those of x86_64, so that lessons can be read. */
    public static Constants here() {
        return of(Architecture.here().orElse(Architecture.X86_64));
    }

    public OptionalLong number(String name) {
        Long number = numbers.get(name);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /**
     * For names that stand in this program.
     *
     * @throws IllegalArgumentException for a name that is not in the table
     */
    public int require(String name) {
        return (int) number(name).orElseThrow(() -> new IllegalArgumentException(name + " is not a known constant"));
    }

    /** All names in order, for suggestions. */
    public SortedSet<String> names() {
        return new TreeSet<>(numbers.keySet());
    }

    /** The name of one of an enumeration: {@code name("SO", 16)} is {@code SO_PASSCRED}. */
    public Optional<String> name(String family, long number) {
        return Optional.ofNullable(family(family).names().get(number));
    }

    /**
     * A number as strace writes it: {@code MSG_CTRUNC|MSG_CMSG_CLOEXEC}, {@code O_RDWR|O_CREAT}, {@code SO_PASSCRED}; what
     * has no name stays a number, nothing at all is {@code 0} or the name that zero has.
     */
    public String render(String family, long number) {
        Family table = family(family);
        List<String> parts = new ArrayList<>();
        // An int with its highest flag set is no negative number.
        long rest = table.choice() != -1 && number < 0 && number == (int) number ? number & 0xffff_ffffL : number;
        if (table.choice() != 0) {
            String chosen = table.names().get(number & table.choice());
            if (chosen != null) {
                parts.add(chosen);
                rest &= ~table.choice();
            }
        }
        if (table.choice() != -1) {
            rest = addFlags(table, rest, parts);
        }
        if (rest != 0) {
            parts.add(table.choice() == -1 ? Long.toString(rest) : "0x" + Long.toHexString(rest));
        }
        return parts.isEmpty() ? table.names().getOrDefault(0L, "0") : String.join("|", parts);
    }

    /** Adds the names of the flags, those of several bits before their parts, then in the order of their bits. */
    private static long addFlags(Family table, long bits, List<String> parts) {
        long rest = bits;
        List<Long> found = new ArrayList<>();
        List<Long> candidates = table.names().keySet().stream()
                .filter(flag -> flag != 0 && (flag & table.choice()) == 0)
                .sorted(Comparator.comparing((Long flag) -> -Long.bitCount(flag))
                        .thenComparing(flag -> flag))
                .toList();
        for (long flag : candidates) {
            if ((rest & flag) == flag) {
                found.add(flag);
                rest &= ~flag;
            }
        }
        found.stream().sorted().map(table.names()::get).forEach(parts::add);
        return rest;
    }

    /** {@code SIGKILL}; {@code SIGRTMIN+2} as the kernel counts, from 32; else {@code signal 99}. */
    public String signalName(int signal) {
        Optional<String> name = name("SIG", signal);
        if (name.isEmpty() && signal >= 32 && signal <= 64) {
            return signal == 32 ? "SIGRTMIN" : "SIGRTMIN+" + (signal - 32);
        }
        return name.orElse("signal " + signal);
    }

    private Family family(String name) {
        Family family = families.get(name);
        if (family == null) {
            throw new IllegalArgumentException(name + " is not a family of constants");
        }
        return family;
    }

    /**
     * What belongs together.
     *
     * @param choice the bits that hold one of an enumeration; 0 where all are flags, -1 where none is
     */
    private record Family(long choice, Map<Long, String> names) {}
}
