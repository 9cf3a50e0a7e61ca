package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.KernelSymbols;
import fdscope.observe.TypeLayouts;
import fdscope.observe.parse.KallsymsParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MapCommandTest {
    private static final String MAP = """
            {"phases": [{"id": "data", "title": "Data"}],
             "functions": [
               {"name": "send_it", "file": "net/a.c", "phase": "data", "role": "Sends what it is given.",
                "versions": "all", "seen": "T"},
               {"name": "pass_it", "file": "net/b.c", "phase": "data", "role": "Passes.", "versions": "v6+",
                "notes": "New.", "seen": "inlined"},
               {"name": "diag_it", "file": "net/d.c", "phase": "data", "role": "Shows.", "versions": "all", "seen": "t"}],
             "journeys": [{"id": "way", "title": "The way", "stops": [
               {"functions": ["send_it"], "then": "queue"}, {"functions": ["pass_it"], "mark": "1 fd"}]}],
             "calls": []}
            """;
    private static final String NOTES = """
            {"modules": [{"name": "the_diag", "files": ["net/d.c"]}],
             "article": [{"journey": "way", "stop": 2, "says": "It flies", "true": "It is carried."}],
             "functions": [
               {"name": "send_it", "linkage": "global", "takes": "bytes", "gives": "how many",
                "fails": [{"errno": "EPIPE", "when": "nobody reads", "known": "tried on 6.18.44"}],
                "pointers": [{"pointer": "ops.pass", "functions": ["pass_it"]}], "sure": ["commit 12"]},
               {"name": "pass_it", "linkage": "static", "lines": 4}]}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Kernel kernel = new Kernel();

    @TempDir
    private Path temp;

    @BeforeEach
    void course() throws IOException {
        Files.createDirectories(temp.resolve("lessons/reference"));
        Files.writeString(temp.resolve("lessons/reference/kernel-map.json"), MAP);
        Files.writeString(temp.resolve("lessons/reference/kernel-notes.json"), NOTES);
        Files.createDirectories(temp.resolve("linux/net/unix"));
        Files.writeString(temp.resolve("linux/Makefile"), "VERSION = 1\nPATCHLEVEL = 2\nSUBLEVEL = 3\n");
        Files.writeString(
                temp.resolve("linux/net/moved.c"), "\nstatic int pass_it(int fd)\n{\n\treturn '\u001b';\n}\n");
    }

    @Test
    void searchNamesTheKindThePlaceAndALineWithTheHitMarked() {
        assertThat(run("search", "pass_it")).isZero();
        assertThat(text()).isEqualTo("""
                function  map:pass_it  »pass_it«
                    Passes. New.
                file      file:net/b.c  net/b.c
                    »pass_it«
                journey   map --journey way  The way
                    send_it »pass_it«
                """);
        assertThat(run("search", "--json", "pass_it")).isZero();
        assertThat(text()).contains("""
                {"kind":"journey","where":"map --journey way","name":"The way","link":"journey:way send_it",\
                "page":null,"context":"send_it pass_it","marks":[[8,15]],"hidden":false}
                """);
    }

    @Test
    void searchSaysWhenNothingFitsAndWantsAWord() {
        assertThat(run("search", "xqzkv")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("fdscope: nothing has xqzkv\n");
        assertThat(run("search", "map:")).isEqualTo(2);
        assertThat(run("search")).isEqualTo(2);
    }

    @Test
    void theListGoesByJourneysAndCountsEachStatus() {
        assertThat(run("map", "--source", temp.resolve("linux").toString())).isZero();
        assertThat(text()).isEqualTo("""
                The way (way)
                  send_it                      net/a.c, not in tree         present
                  pass_it                      net/moved.c:2                no-symbol

                Beside the journeys
                  diag_it                      net/d.c, not in tree         module-not-loaded

                3 functions: 1 present, 1 no-symbol, 1 module-not-loaded.
                The lines are those of TEMP/linux (1.2.3).
                """);
        assertThat(kernel.asked).isEqualTo(1);
    }

    @Test
    void ofOneFunctionAllIsTold() {
        assertThat(run(
                        "map",
                        "send_it.constprop.0",
                        "--source",
                        temp.resolve("linux").toString()))
                .isZero();
        assertThat(text().lines().filter(line -> !line.startsWith("  upstream")))
                .containsExactly("""
                send_it  net/a.c
                  here      present: in /proc/kallsyms as send_it.isra.0
                  does      Sends what it is given.
                  prototype not here
                  takes     bytes
                  gives     how many
                  called by no function of the map that is known
                  calls     pass_it through the pointer ops.pass
                  fails     EPIPE, nobody reads (tried on 6.18.44)
                  journey   way, stop 1 of 2
                  kernels   all
                  how sure  measured: T; commit 12; of other versions not known by a check
                            of our own
                  tree      TEMP/linux (1.2.3)
                  source    not in this tree""".split("\n"));
    }

    @Test
    void aTreeDecidesWhatAMissingSymbolMeansAndShowsTheBody() {
        assertThat(run("map", "pass_it", "--source", temp.resolve("linux").toString()))
                .isZero();
        // Where this line breaks depends on the names of the folder and of the running kernel.
        int does = text().indexOf("  does");
        assertThat(text().substring(0, does).replaceAll("\\s+", " ").replaceFirst("kernel, \\S+", "kernel, X"))
                .isEqualTo("pass_it net/b.c here no-symbol: inlined: static in net/moved.c:2 of TEMP/linux (1.2.3),"
                        + " which is not this kernel, X ");
        assertThat(text().substring(does)).isEqualTo("""
                  does      Passes.
                  prototype not here
                  takes     not known
                  gives     not known
                  called by send_it through the pointer ops.pass
                  calls     no function of the map that is known
                  journey   way, stop 2 of 2: 1 fd
                  kernels   v6+
                  how sure  measured: inlined; of other versions not known by a check of our
                            own
                  note      New.
                  tree      TEMP/linux (1.2.3)
                  source    static in net/moved.c:2; it moved, the map has it in net/b.c

                net/moved.c:2
                     2  static int pass_it(int fd)
                     3  {
                     4          return '\\e';
                     5  }
                """);
    }

    @Test
    void aJourneyIsWalkedInOrder() {
        assertThat(run("map", "--journey", "way")).isZero();
        assertThat(text()).isEqualTo("""
                The way (way)

                  1.  send_it  net/a.c  present
                      Sends what it is given.
                    ▼  ══ queue ══
                    ▼  send_it calls through the pointer ops.pass
                  2.  pass_it  net/b.c  no-symbol
                      Passes.
                      Here: 1 fd
                      The article says: It flies.
                      So it is: It is carried.
                """);
    }

    @Test
    void wordsAreSoughtInNamesAndNotes() {
        assertThat(run("map", "--search", "NOBODY", "sends")).isZero();
        assertThat(text()).isEqualTo("""
                send_it  net/a.c  present
                      Sends what it is given.
                """);
        assertThat(run("map", "--search", "xyzzy")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("fdscope: no function of the map has all of: xyzzy\n");
    }

    @Test
    void wrongWordsGiveTwoAndSayWhatWasMeant() throws IOException {
        assertThat(run("map", "pas_it")).isEqualTo(2);
        assertThat(run("map", "--journey", "wy")).isEqualTo(2);
        assertThat(run("map", "send_it", "--errata")).isEqualTo(2);
        assertThat(run("map", "--source", temp.toString())).isEqualTo(2);
        Files.writeString(temp.resolve("lessons/reference/kernel-notes.json"), "{}");
        assertThat(run("map")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).replace(temp.toString(), "TEMP"))
                .isEqualTo("""
                fdscope: pas_it: not in the kernel map, expected the name of one of its functions (fdscope map); did you mean pass_it?
                fdscope: wy: no journey of the kernel map, expected way; did you mean way?
                fdscope: NAME, --journey, --search and --errata are one choice
                fdscope: TEMP: no kernel source (--source), expected a folder with net/unix in it
                fdscope: TEMP/lessons/reference/kernel-notes.json:1: modules is missing, expected a list
                TEMP/lessons/reference/kernel-notes.json:1: article is missing, expected a list
                TEMP/lessons/reference/kernel-notes.json:1: functions is missing, expected a list
                """);
    }

    @Test
    void whatTheTypesHaveIsSaidWhereASymbolIsMissing() {
        kernel.prototypes = new TypeLayouts(
                List.of(),
                List.of(new FunctionPrototype("pass_it", "int", List.of(), "int pass_it(void)", Optional.empty())),
                List.of(),
                Optional.empty(),
                Optional.empty());
        assertThat(run("map", "pass_it")).isZero();
        assertThat(text().replaceAll("\\s+", " "))
                .contains("send_it; yet the kernel's BTF has it does", "prototype int pass_it(void) takes");
        kernel.kallsyms = "";
        assertThat(run("map", "pass_it.part.0", "--json")).isZero();
        assertThat(text())
                .contains("the kernel hides them); the kernel's BTF has it\"")
                .contains("\"prototype\":\"int pass_it(void)\"");
        assertThat(run("map", "diag_it")).isZero();
        assertThat(text().replaceAll("\\s+", " "))
                .contains(
                        "; the kernel's BTF does not have it: inlined, or not in this kernel does",
                        "prototype not in the BTF of this kernel takes");
    }

    @Test
    void addressesOfZeroHideNoName() {
        kernel.kallsyms = "0000000000000000 t send_it\n0000000000000000 t pass_it\n";
        assertThat(run("map", "--search", "pass")).isZero();
        assertThat(text()).contains("pass_it  net/b.c  present");
    }

    @Test
    void withoutSymbolsEveryStatusIsUnknown() {
        kernel.kallsyms = "";
        assertThat(run("map")).isZero();
        assertThat(text()).endsWith("""
                3 functions: 3 unknown.
                /proc/kallsyms lists no symbol (CONFIG_KALLSYMS, or the kernel hides them)
                """);
        assertThat(kernel.asked).isZero();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8).replace(temp.toString(), "TEMP");
    }

    private int run(String... words) {
        out.reset();
        Surroundings surroundings = new Surroundings(
                temp,
                temp,
                Map.of(),
                InputStream.nullInputStream(),
                new TextOut(out, true, false),
                new TextOut(err, true, true),
                kernel,
                contents -> 0);
        return new Cli(surroundings).run(words);
    }

    /** A kernel with one of the functions; asking sock_diag loads nothing. */
    private static final class Kernel extends NoMachine {
        private String kallsyms = "0000 t send_it.isra.0\n0000 T unrelated\n";
        private TypeLayouts prototypes = TypeLayouts.unknown("not here");
        private int asked;

        @Override
        public KernelSymbols symbols(Set<String> names) {
            return KallsymsParser.parse(Bytes.utf8(kallsyms), names);
        }

        @Override
        public TypeLayouts prototypes(Set<String> names) {
            return prototypes;
        }

        @Override
        public void askSockDiag() {
            asked++;
        }
    }
}
