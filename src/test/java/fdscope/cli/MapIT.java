package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code fdscope map} against the running kernel, which is looked at a second time by other means. */
final class MapIT {
    private static final Set<String> OF_UNIX_DIAG =
            Set.of("unix_diag_handler_dump", "unix_diag_dump", "unix_diag_get_exact", "sk_diag_fill");

    @TempDir
    private Path temp;

    @Test
    void everyStatusAgreesWithASecondLookAtTheSymbols() throws IOException {
        Launched run = Launched.fdscope("map", "--json");
        assertThat(run.exitCode()).isZero();
        Set<String> symbols = awk("$2 ~ /^[tTwW]$/ { split($3, name, \".\"); print name[1] }");
        boolean diag = OF_UNIX_DIAG.stream().anyMatch(symbols::contains);
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> told = new TreeMap<>();
        for (JsonNode function : run.json()) {
            String name = function.get("name").asString();
            told.put(name, function.get("status").asString());
            expected.put(
                    name,
                    symbols.isEmpty()
                            ? "unknown"
                            : symbols.contains(name)
                                    ? "present"
                                    : OF_UNIX_DIAG.contains(name) && !diag ? "module-not-loaded" : "no-symbol");
        }
        assertThat(told).hasSizeGreaterThan(130).isEqualTo(expected);
    }

    /** The symbols, read by another program. */
    private Set<String> awk(String program) throws IOException {
        Tools.require("awk");
        Path out = temp.resolve("symbols");
        Process process = new ProcessBuilder("awk", program, "/proc/kallsyms")
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Launched.Start.ended(process);
        return new HashSet<>(Files.readAllLines(out, StandardCharsets.ISO_8859_1));
    }

    @Test
    void addressesThatAreHiddenHideNoName() {
        Tools.suppose("root".equals(System.getProperty("user.name")), "only root can become another user");
        Tools.require("setpriv");
        Launched other = new Launched.Start()
                .with("HOME", "/")
                .with("XDG_RUNTIME_DIR", null)
                .through("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")
                .words("map", "--json")
                .run();
        assertThat(statuses(other)).isEqualTo(statuses(Launched.fdscope("map", "--json")));
    }

    private static Map<String, String> statuses(Launched run) {
        Map<String, String> statuses = new TreeMap<>();
        run.json()
                .forEach(function -> statuses.put(
                        function.get("name").asString(), function.get("status").asString()));
        return statuses;
    }

    @Test
    void withoutSymbolsAndTypesTheMapSaysWhyAndShowsAllTheRest() {
        Launched map = masked("mount --bind /dev/null /proc/kallsyms && mount -t tmpfs none /sys", "map", "--json");
        assertThat(statuses(map).values()).containsOnly("unknown");
        assertThat(map.err()).isEmpty();
        Launched one = masked("mount --bind /dev/null /proc/kallsyms && mount -t tmpfs none /sys", "map", "fd_install");
        assertThat(one.exitCode()).isZero();
        assertThat(one.out()).startsWith("""
                fd_install  fs/file.c
                  here      unknown: /proc/kallsyms lists no symbol (CONFIG_KALLSYMS, or the
                            kernel hides them)
                """).contains("""
                  prototype /sys/kernel/btf/vmlinux: there is no such file: this kernel was
                            built without BTF (CONFIG_DEBUG_INFO_BTF), or /sys is not to be
                            seen here
                """);
        assertThat(masked("mount -t tmpfs none /sys", "layout", "scm_fp_list"))
                .isEqualTo(new Launched(
                        3,
                        "",
                        "fdscope: /sys/kernel/btf/vmlinux: there is no such file: this kernel was built without BTF"
                                + " (CONFIG_DEBUG_INFO_BTF), or /sys is not to be seen here\n"));
    }

    @Test
    void withoutSymbolsTheTypesStillTellWhatThisKernelHas() {
        Tools.suppose(Files.isReadable(Path.of("/sys/kernel/btf/vmlinux")), "this kernel shows no BTF");
        JsonNode one = masked("mount --bind /dev/null /proc/kallsyms", "map", "fd_install", "--json")
                .json()
                .get(0);
        assertThat(one.get("status").asString()).isEqualTo("unknown");
        assertThat(one.get("note").asString()).endsWith("; the kernel's BTF has it");
        assertThat(one.get("prototype").asString()).isEqualTo("void fd_install(unsigned int fd, struct file *file)");
    }

    /** The launcher in a mount namespace of its own, from which something was taken. */
    private static Launched masked(String mounts, String... words) {
        Tools.suppose("root".equals(System.getProperty("user.name")), "only root may mount");
        Tools.require("unshare");
        return new Launched.Start()
                .through("unshare", "-m", "sh", "-c", mounts + " && exec \"$@\"", "sh")
                .words(words)
                .run();
    }

    @Test
    void theContractOfTheJsonIsKept() {
        for (JsonNode function : Launched.fdscope("map", "--json").json()) {
            assertThat(function.propertyNames())
                    .startsWith("name", "file", "phase", "journeys", "status", "note")
                    .contains("takes", "gives", "fails", "calledBy", "calls", "lessons", "labs", "sure", "upstream");
            assertThat(function.get("status").asString()).isIn("present", "no-symbol", "module-not-loaded", "unknown");
        }
    }

    @Test
    void theShortWayPrintsWhatTheLongOneDoes() {
        // A built-in course that is named is still the same course, but not the short way.
        for (String[] words : new String[][] {{"map", "unix_gc"}, {"map", "unix_gc.constprop.0", "--json"}}) {
            List<String> named = new ArrayList<>(List.of("--lessons=./lessons"));
            named.addAll(List.of(words));
            assertThat(Launched.fdscope(words)).isEqualTo(Launched.fdscope(named.toArray(String[]::new)));
        }
        assertThat(Launched.fdscope("map", "unix_gcc"))
                .isEqualTo(new Launched(
                        2,
                        "",
                        "fdscope: unix_gcc: not in the kernel map, expected the name of one of its functions (fdscope"
                                + " map); did you mean unix_gc?\n"));
    }

    @Test
    void everyJourneyCanBeWalkedInSeventySixColumns() {
        for (String id :
                new String[] {"scm-rights", "connect-accept", "send", "queue", "receive", "garbage", "wait", "lock"}) {
            Launched run = Launched.fdscope("map", "--journey", id);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("(" + id + ")", "  1.  ");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 76);
        }
    }

    @Test
    void theErrataAreToldAsTextAndAsJson() {
        assertThat(Launched.fdscope("map", "--errata").out())
                .startsWith("1. imprecise")
                .contains("fdscope map fget_raw");
        assertThat(Launched.fdscope("map", "--errata", "--json").json().size()).isEqualTo(31);
    }

    @Test
    void theEnvironmentNamesAKernelTreeWhoseTextIsEscaped() throws IOException {
        Files.createDirectories(temp.resolve("net/unix"));
        Files.writeString(
                temp.resolve("net/unix/af_unix.c"), "static int unix_bind_bsd(void)\n{\n\treturn '\u001b[31m';\n}\n");
        Launched run = new Launched.Start()
                .words("map", "unix_bind_bsd")
                .with("FDSCOPE_KERNEL_SOURCE", temp.toString())
                .run();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("""

                net/unix/af_unix.c:1
                     1  static int unix_bind_bsd(void)
                     2  {
                     3          return '\\e[31m';
                     4  }
                """);
    }
}
