package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.store.ProgressFile;
import fdscope.observe.Finding;
import fdscope.observe.KernelSymbols;
import fdscope.observe.Whereabouts;
import fdscope.observe.source.WhereaboutsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that the doctor finds, for the command and for the full screen. It takes some seconds: small labs are run. */
final class Examination {
    private static final long WANTED_FILES = 4096;

    private final Surroundings at;
    private final Course course;
    private final List<Finding> found = new ArrayList<>();

    Examination(Surroundings at, Course course) {
        this.at = at;
        this.course = course;
    }

    /** Where this Linux runs. */
    Whereabouts place() {
        return new WhereaboutsSource(at.environment()).read();
    }

    /** PRETTY_NAME of os-release(5); "" if it does not say. */
    static String distribution() {
        return text("/etc/os-release").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("PRETTY_NAME="))
                .map(line -> line.substring(line.indexOf('=') + 1).replaceAll("^[\"']|[\"']$", ""))
                .findFirst()
                .orElse("");
    }

    static String java() {
        return System.getProperty("java.version") + ", " + System.getProperty("java.vendor", "unknown");
    }

    /** In the order of the report, with what to do. */
    List<Finding> findings() {
        Kernel kernel = Kernel.here();
        Whereabouts place = place();
        found.add(Finding.fine("kernel", "Linux " + kernel.release() + ", " + kernel.machine()));
        found.add(place.finding());
        found.add(Finding.fine("java", java()));
        found.addAll(new LiveExamination(at.powers(), course).findings());
        kernelFiles(at);
        limits();
        terminal(at);
        files(at, course);
        return found.stream().map(finding -> finding.remedied(place)).toList();
    }

    private void kernelFiles(Surroundings at) {
        Path btf = Path.of("/sys/kernel/btf/vmlinux");
        try {
            found.add(
                    Files.isReadable(btf)
                            ? Finding.fine("BTF", btf + ", " + Files.size(btf) / 1024 + " KiB")
                            : new Finding(
                                    Finding.Mark.NOT_HERE, "BTF", btf + " not readable", "Costs: fdscope layout."));
        } catch (IOException e) {
            found.add(new Finding(Finding.Mark.NOT_HERE, "BTF", e.getMessage(), "Costs: fdscope layout."));
        }
        KernelSymbols symbols = at.powers().symbols(Set.of("unix_gc"));
        found.add(
                symbols.unknown().isEmpty()
                        ? Finding.fine("kallsyms", "/proc/kallsyms can be read")
                        : new Finding(
                                Finding.Mark.NOT_HERE,
                                "kallsyms",
                                symbols.unknown().get(),
                                "Costs: which functions this kernel has."));
        Path tracefs = Path.of("/sys/kernel/tracing/events");
        found.add(
                Files.isReadable(tracefs)
                        ? Finding.fine("tracefs", "readable")
                        : new Finding(
                                Finding.Mark.NOT_HERE,
                                "tracefs",
                                "not readable for this user, or not mounted",
                                "Costs: stacks and counts of kernel functions."));
        String modules = text("/sys/kernel/security/lsm").orElse("");
        found.add(
                modules.contains("landlock")
                        ? Finding.fine("Landlock", "labs are confined to their folder")
                        : new Finding(
                                Finding.Mark.LIMIT,
                                "Landlock",
                                modules.isEmpty() ? "/sys/kernel/security is not mounted or not readable" : "not on",
                                "Labs run without new privileges, but perhaps without this fence."));
    }

    private void limits() {
        long soft = text("/proc/self/limits").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s+")[3])
                .filter(word -> word.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
        found.add(
                soft < 0 || soft >= WANTED_FILES
                        ? Finding.fine("RLIMIT_NOFILE", soft < 0 ? "unlimited" : soft + " soft")
                        : new Finding(
                                Finding.Mark.LIMIT,
                                "RLIMIT_NOFILE",
                                soft + " soft",
                                "Lessons about limits want " + WANTED_FILES + "."));
    }

    private void terminal(Surroundings at) {
        Map<String, String> environment = at.environment();
        boolean in = at.powers().isTerminal(0);
        boolean out = at.powers().isTerminal(1);
        List<String> words = new ArrayList<>();
        words.add(in && out ? "yes" : in || out ? "half of one (input " + in + ", output " + out + ")" : "none");
        for (String name : List.of("TERM", "COLORTERM", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR")) {
            String value = environment.get(name);
            words.add(name + (value == null ? " not set" : " " + value));
        }
        found.add(new Finding(
                in && out ? Finding.Mark.FINE : Finding.Mark.LIMIT,
                "terminal",
                String.join(", ", words),
                in && out ? "" : "The full screen wants one; all commands and --plain work without."));
        boolean utf8 = TextOut.isUtf8(environment);
        found.add(
                utf8
                        ? Finding.fine("characters", "UTF-8")
                        : new Finding(
                                Finding.Mark.LIMIT, "characters", "the locale is not UTF-8", "ASCII is used instead."));
    }

    private void files(Surroundings at, Course course) {
        String runtime = at.environment().getOrDefault("XDG_RUNTIME_DIR", "");
        found.add(new LeftOvers(LeftOvers.bases(Path.of("/tmp"), runtime), text("/proc/locks")).finding());
        String home = at.environment().getOrDefault("HOME", "");
        String path = at.progressFile().toString();
        String shown = !home.isEmpty() && path.startsWith(home + "/") ? "~" + path.substring(home.length()) : path;
        Optional<String> notice = new ProgressFile(at.progressFile()).load().notice();
        found.add(
                notice.isEmpty()
                        ? Finding.fine("progress", shown)
                        : new Finding(Finding.Mark.MEND, "progress", notice.get(), ""));
        found.add(
                course.allErrors().isEmpty()
                        ? Finding.fine("course", course.lessons().size() + " lessons, no fault in them")
                        : new Finding(
                                Finding.Mark.MEND,
                                "course",
                                course.allErrors().size() + " faults, the first: "
                                        + course.allErrors().get(0),
                                "fdscope lint shows all."));
    }

    private static Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
