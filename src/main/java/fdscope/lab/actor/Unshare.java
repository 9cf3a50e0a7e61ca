package fdscope.lab.actor;

import fdscope.lab.Troupe.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An actor in namespaces of its own: born through unshare(1), since a JVM can no longer unshare itself. */
final class Unshare {
    private static final long CLONE_NEWUSER = 0x10000000L;
    private static final long CLONE_NEWNS = 0x20000L;
    private static final Map<Long, List<String>> WORDS = new LinkedHashMap<>(Map.of(
            CLONE_NEWUSER,
            List.of("--user", "--map-root-user"),
            // The propagation is left as it is: mount(2) is not for a confined process.
            CLONE_NEWNS,
            List.of("--mount", "--propagation", "unchanged"),
            0x40000000L,
            List.of("--net"),
            0x08000000L,
            List.of("--ipc"),
            0x04000000L,
            List.of("--uts"),
            0x02000000L,
            List.of("--cgroup")));

    private Unshare() {}

    /**
     * The words before the actor's command.
     *
     * @param asNobody root's actor gives up its user first
     */
    static List<String> words(long flags, boolean asNobody) throws CannotStart {
        List<String> words = new ArrayList<>();
        if (asNobody) {
            String nobody = Integer.toString(SessionFolder.NOBODY);
            words.addAll(List.of(program("setpriv"), "--reuid", nobody, "--regid", nobody, "--clear-groups"));
        }
        words.add(program("unshare"));
        long rest = flags;
        for (Map.Entry<Long, List<String>> namespace : WORDS.entrySet()) {
            if ((flags & namespace.getKey()) != 0) {
                words.addAll(namespace.getValue());
                rest &= ~namespace.getKey();
            }
        }
        if (rest != 0) {
            throw new CannotStart("unshare 0x" + Long.toHexString(rest) + ": an actor can have its own CLONE_NEWUSER,"
                    + " CLONE_NEWNET, CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUTS and CLONE_NEWCGROUP, no others");
        }
        return words;
    }

    private static String program(String name) throws CannotStart {
        for (String folder : Optional.ofNullable(System.getenv("PATH"))
                .orElse("/usr/bin:/bin")
                .split(":")) {
            Path program = Path.of(folder, name);
            if (program.isAbsolute() && Files.isExecutable(program)) {
                return program.toString();
            }
        }
        throw new CannotStart(
                "no program " + name + " in PATH; it comes with util-linux and gives an actor its own" + " namespaces");
    }
}
