package fdscope.observe;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where this Linux runs, as far as signs tell that cost nothing to read.
 *
 * @param filtered a seccomp filter is on this process: {@code Seccomp: 2} in /proc/self/status, proc_pid_status(5)
 */
public record Whereabouts(Place place, boolean filtered) {
    public static final Whereabouts PLAIN = new Whereabouts(Place.MACHINE, false);

    /** Programs that lessons want, and what a Debian package has them in. */
    private static final Map<String, String> PACKAGES = Map.of(
            "ss", "iproute2",
            "ss -x", "iproute2",
            "unshare", "util-linux",
            "strace", "strace",
            "gcc", "gcc libc6-dev",
            "tmux", "tmux");

    /** Kinds of places. */
    public enum Place {
        MACHINE("a machine"),
        DOCKER("Docker"),
        PODMAN("Podman"),
        CODESPACES("Codespaces"),
        WSL1("WSL 1"),
        WSL2("WSL 2");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** For JSON: {@code docker}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isContainer() {
            return this == DOCKER || this == PODMAN || this == CODESPACES;
        }
    }

    /**
     * What is read.
     *
     * @param dockerenv /.dockerenv is there
     * @param containerenv /run/.containerenv is there: podman-run(1)
     * @param codespaces CODESPACES is {@code true} in the environment
     * @param version /proc/version
     * @param status /proc/self/status
     */
    public record Signs(boolean dockerenv, boolean containerenv, boolean codespaces, String version, String status) {}

    public static Whereabouts of(Signs signs) {
        boolean filtered = signs.status.lines().anyMatch(line -> line.matches("Seccomp:\\s*2"));
        return new Whereabouts(place(signs), filtered);
    }

    private static Place place(Signs signs) {
        if (signs.codespaces) {
            return Place.CODESPACES;
        }
        if (signs.containerenv) {
            return Place.PODMAN;
        }
        if (signs.dockerenv) {
            return Place.DOCKER;
        }
        String version = signs.version.toLowerCase(Locale.ROOT);
        if (!version.contains("microsoft")) {
            return Place.MACHINE;
        }
        return version.contains("wsl2") || version.contains("microsoft-standard") ? Place.WSL2 : Place.WSL1;
    }

    /** One sentence for the start, at most 74 columns; "" on a machine. */
    public String sentence() {
        if (place == Place.MACHINE) {
            return "";
        }
        if (place == Place.WSL1) {
            return "WSL 1 is no Linux kernel: labs fail. wsl --set-version DISTRO 2 mends it";
        }
        return filtered
                ? place.words + " filters system calls. D says what is lost, and what helps"
                : "This is " + place.words + ". D says what works here, and what is lost";
    }

    /** The row of the doctor. */
    public Finding finding() {
        if (place == Place.MACHINE) {
            return Finding.fine("place", "no container and no WSL, as far as files tell");
        }
        String filter = filtered ? ", with a seccomp filter" : ", without a seccomp filter";
        return new Finding(
                place == Place.WSL1 ? Finding.Mark.MEND : filtered ? Finding.Mark.LIMIT : Finding.Mark.FINE,
                "place",
                place.words + filter,
                place == Place.WSL1
                        ? "WSL 1 only imitates Linux: labs fail."
                        : filtered ? "The filter may refuse kcmp, unshare and other calls." : "",
                place == Place.WSL1 ? "wsl --set-version DISTRO 2" : filtered ? "see docs/elsewhere.md" : "");
    }

    /**
     * What brings back what is not there.
     *
     * @param subject of a finding that is not fine
     */
    Optional<String> remedy(String subject) {
        if (PACKAGES.containsKey(subject)) {
            return Optional.of("apt install " + PACKAGES.get(subject) + ", or as your distribution names it");
        }
        boolean container = place.isContainer();
        return switch (subject) {
            case "kcmp", "ptrace" ->
                container
                        ? Optional.of("start the container with --cap-add SYS_PTRACE")
                        : Optional.of("see kernel.yama.ptrace_scope, and whether a seccomp filter is on");
            case "user namespaces" ->
                container
                        ? Optional.of("start the container with --security-opt seccomp=unconfined")
                        : Optional.of("see user.max_user_namespaces and kernel.apparmor_restrict_unprivileged_userns");
            case "place" -> Optional.of(finding().remedy()).filter(words -> !words.isEmpty());
            case "RLIMIT_NOFILE" ->
                Optional.of(container ? "start the container with --ulimit nofile=4096" : "ulimit -n 4096");
            case "BTF" -> Optional.of("a kernel with CONFIG_DEBUG_INFO_BTF has it");
            case "kallsyms" -> Optional.of("kernel.kptr_restrict=0 or root shows addresses");
            case "tracefs" -> Optional.of("as root: mount -t tracefs nodev /sys/kernel/tracing");
            case "characters" -> Optional.of("LC_ALL=C.UTF-8");
            default -> Optional.empty();
        };
    }
}
