package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
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
        Set<String> symbols = new HashSet<>();
        Path kallsyms = Path.of("/proc/kallsyms");
        if (Files.isReadable(kallsyms)) {
            for (String line : Files.readAllLines(kallsyms, StandardCharsets.ISO_8859_1)) {
                String[] words = line.split("[ \t]");
                if (words.length > 2 && "tTwW".contains(words[1])) {
                    symbols.add(words[2].split("\\.")[0]);
                }
            }
        }
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
    void everyJourneyCanBeWalkedInSeventySixColumns() {
        for (String id :
                new String[] {"scm-rights", "names", "connect-accept", "send", "queue", "receive", "garbage"}) {
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
