package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fdscope.kernel.Bytes;
import fdscope.observe.KernelSymbols;
import fdscope.observe.parse.KallsymsParser;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KernelPresenceTest {
    private static final String MAP = """
            {"phases": [{"id": "p", "title": "P"}],
             "functions": [
               {"name": "known", "file": "net/a.c", "phase": "p", "role": "r", "versions": "all", "seen": "s"},
               {"name": "small", "file": "net/a.c", "phase": "p", "role": "r", "versions": "all", "seen": "s"},
               {"name": "witnessed", "file": "net/a.c", "phase": "p", "role": "r", "versions": "all", "seen": "s"},
               {"name": "new_one", "file": "net/a.c", "phase": "p", "role": "r", "versions": "v9+", "seen": "s"},
               {"name": "old_one", "file": "net/a.c", "phase": "p", "role": "r", "versions": "v4", "seen": "s"},
               {"name": "header", "file": "include/a.h", "phase": "p", "role": "r", "versions": "all", "seen": "s"},
               {"name": "mod_a", "file": "net/m.c", "phase": "p", "role": "r", "versions": "all", "seen": "s"},
               {"name": "mod_b", "file": "net/m.c", "phase": "p", "role": "r", "versions": "all", "seen": "s"},
               {"name": "bare", "file": "net/a.c", "phase": "p", "role": "r", "versions": "all", "seen": "s"}],
             "journeys": [{"id": "way", "title": "W", "stops": [{"functions": ["known"]}]}],
             "calls": []}
            """;
    private static final String NOTES = """
            {"modules": [{"name": "m_diag", "files": ["net/m.c"]}],
             "article": [{"journey": "way", "stop": 1, "says": "One.", "true": "Two."}],
             "functions": [
               {"name": "known", "linkage": "global", "calls": ["small"],
                "through": [{"function": "mod_a", "by": "between"}],
                "pointers": [{"pointer": "ops.go", "functions": ["new_one", "header"]}]},
               {"name": "small", "linkage": "static", "lines": 7, "config": "CONFIG_S"},
               {"name": "witnessed", "linkage": "static", "witness": "new_one"},
               {"name": "new_one", "linkage": "global", "takes": "a thing", "gives": "0", "sure": ["commit 12"],
                "fails": [{"errno": "EIO", "when": "it fails", "known": "man a(2)"}]},
               {"name": "old_one", "linkage": "static", "replaced": "known"},
               {"name": "header", "linkage": "inline"},
               {"name": "mod_a", "linkage": "static"},
               {"name": "mod_b", "linkage": "static", "witness": "mod_a"}]}
            """;

    @Test
    void everyStatusHasItsReason() throws ContentError.Found {
        assertThat(told("""
                ffff T known
                ffff t witnessed.cold
                ffff d small
                """)).isEqualTo("""
                known: present, in /proc/kallsyms
                small: no-symbol, likelier inlined: it is static in net/a.c, 7 lines, with one caller in the map, known; or this kernel was built without CONFIG_S
                witnessed: present, in /proc/kallsyms as witnessed.cold
                new_one: no-symbol, likelier not in this kernel: a global function keeps its symbol; it exists in: v9+
                old_one: no-symbol, likelier not in this kernel: known took its place, and this kernel has that
                header: no-symbol, likelier inlined: it is inline in include/a.h, and leaves no symbol in any kernel
                mod_a: module-not-loaded, it belongs to the module m_diag, of which no function has a symbol; sock_diag was asked, which would have loaded it
                mod_b: module-not-loaded, it belongs to the module m_diag, of which no function has a symbol; sock_diag was asked, which would have loaded it
                bare: no-symbol, inlined, or not in this kernel; which is likelier is not known
                """);
    }

    @Test
    void aModuleThatIsThereHidesItsInlinedFunctionsAlone() throws ContentError.Found {
        assertThat(told("0000 t mod_a.isra.0\t[m_diag]\n0000 t witnessed.llvm.77\n0000 T old_one.part.3\n"))
                .contains("""
                witnessed: present, in /proc/kallsyms as witnessed.llvm.77
                """, """
                old_one: present, in /proc/kallsyms as old_one.part.3
                """, """
                mod_a: present, in /proc/kallsyms as mod_a.isra.0 of the module m_diag
                mod_b: no-symbol, likelier inlined: it is static in net/m.c; mod_a, which came with it, is here
                """);
    }

    @Test
    void whereTheWitnessIsMissingTheFunctionIsLikelierNotThere() throws ContentError.Found {
        assertThat(told("0000 t mod_a\n")).contains("""
                witnessed: no-symbol, likelier not in this kernel: new_one, which came with it, has no symbol either
                """, """
                old_one: no-symbol, likelier inlined: it is static in net/a.c
                """);
    }

    @Test
    void withoutSymbolsNothingIsKnown() throws ContentError.Found {
        assertThat(told(""))
                .startsWith("known: unknown, /proc/kallsyms lists no symbol")
                .contains("mod_a: unknown");
        assertThat(told("\0\0\0\0")).startsWith("known: unknown, /proc/kallsyms lists no symbol");
        KernelPresence refused = new KernelPresence(map(), notes(), KernelSymbols.unknown("/proc/kallsyms: refused"));
        assertThat(refused.note(map().function("known").orElseThrow())).isEqualTo("/proc/kallsyms: refused");
        assertThat(refused.absentModules()).isEmpty();
    }

    @Test
    void callersAreTheCallsTurnedRound() throws ContentError.Found {
        assertThat(notes().callees("known"))
                .extracting(edge -> edge.callee() + " " + edge.way())
                .containsExactly(
                        "small ",
                        "mod_a by way of between",
                        "new_one through the pointer ops.go",
                        "header through the pointer ops.go");
        assertThat(notes().callers("header"))
                .extracting(KernelNotes.Edge::caller)
                .containsExactly("known");
        assertThat(notes().callers("known")).isEmpty();
    }

    @Test
    void everyFaultOfTheNotesIsToldAtOnce() {
        String text = """
                {"modules": [{"name": "m"}],
                 "article": [{"journey": "way", "stop": 2, "says": "a", "true": "b"}],
                 "functions": [
                   {"name": "knwon", "linkage": "extern"},
                   {"name": "small", "linkage": "static", "calls": ["smal"], "sure": ["hearsay"]},
                   {"name": "small", "linkage": "static", "fails": [{"errno": "EIO", "known": "man a(2)"}]}]}
                """;
        ContentError.Found found =
                catchThrowableOfType(ContentError.Found.class, () -> KernelNotes.parse(text, "n.json", map()));
        assertThat(found).hasMessage("""
                n.json:1: files is missing, expected a list
                n.json:2: way 2: no such stop, expected one of a journey of the map
                n.json:4: knwon: no such function, expected one of the kernel map; did you mean known?
                n.json:4: linkage extern, expected global, static or inline
                n.json:5: smal: no such function, expected one of the kernel map; did you mean small?
                n.json:5: hearsay, expected source of X, commit X, measured on X, tried on X or man PAGE
                n.json:6: when is missing, expected text
                n.json:6: function small stands here a second time, expected it once""");
    }

    private static String told(String kallsyms) throws ContentError.Found {
        Set<String> names =
                map().functions().stream().map(KernelMap.KernelFunction::name).collect(Collectors.toSet());
        KernelPresence presence = new KernelPresence(map(), notes(), KallsymsParser.parse(Bytes.utf8(kallsyms), names));
        return map().functions().stream()
                .map(function -> function.name() + ": "
                        + presence.status(function).word() + ", " + presence.note(function) + "\n")
                .collect(Collectors.joining());
    }

    private static KernelMap map() throws ContentError.Found {
        return KernelMap.parse(MAP, "map.json");
    }

    private static KernelNotes notes() throws ContentError.Found {
        return KernelNotes.parse(NOTES, "notes.json", map());
    }
}
