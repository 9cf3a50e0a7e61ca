package fdscope.lab.export;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.script.Step;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.store.LessonFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lab that can be taken home is, in both languages: it compiles without a warning, runs, and shows the same. */
class LabExportIT {
    private static final Path LESSONS = Path.of("lessons");
    private static final List<String> WARNINGS = List.of("-std=gnu11", "-Wall", "-Wextra", "-Werror");

    /** The program's, open to the ordinary user that it becomes when root starts it. */
    private Path folder;

    private record Ran(int exitCode, List<String> lines) {
        List<String> told(String verdict) {
            return lines.stream()
                    .filter(line -> line.startsWith(verdict + ": "))
                    .map(line -> line.substring(verdict.length() + 2))
                    .toList();
        }
    }

    @BeforeEach
    void makeAFolder() throws Exception {
        folder = Files.createTempDirectory("export");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createDirectory(folder.resolve("tmp"));
        Files.setPosixFilePermissions(folder.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(files(folder.resolve("tmp"))).isEmpty();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(folder.toString())))
                .isEmpty();
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    static Stream<Arguments> labs() {
        List<Arguments> all = new ArrayList<>();
        for (LabPlace place : LessonFolder.read(LESSONS).labs()) {
            for (Language language : Language.values()) {
                if (reason(place, language).isEmpty()) {
                    all.add(Arguments.of(
                            place.lesson().id() + "/" + place.lab().name(),
                            language,
                            place.lab().script()));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("labs")
    void everyClaimOfTheLabHoldsInItsProgram(String name, Language language, Script script) throws Exception {
        Ran ran = run(script, language);

        boolean skipped = ran.lines().stream().anyMatch(line -> line.startsWith("not on this kernel: "));
        assertThat(ran.told("DIFFERS")).isEmpty();
        assertThat(ran.lines()).noneMatch(line -> line.contains("differs: ") || line.startsWith("stopped: "));
        Tools.suppose(!skipped, name + " needs what this kernel has not");
        assertThat(ran.told("true")).isEqualTo(claims(script));
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void sevenLabsCannotBeTakenHomeAndSayWhy() {
        Map<String, String> reasons = new TreeMap<>();
        for (LabPlace place : LessonFolder.read(LESSONS).labs()) {
            String inC = reason(place, Language.C);
            assertThat(reason(place, Language.PYTHON)).isEqualTo(inC);
            if (!inC.isEmpty()) {
                reasons.put(place.lesson().id() + "/" + place.lab().name(), inC);
            }
        }

        assertThat(reasons)
                .isEqualTo(new TreeMap<>(Map.of(
                        "03/two-network-namespaces",
                        "guest lives in namespaces of its own; run it with fdscope",
                        "03/a-forged-row",
                        "it needs ss, which a program of its own cannot count on; run it with fdscope",
                        "10/through-exec",
                        "execve() puts another program in the place of this one; run it with fdscope",
                        "11/the-old-uid",
                        "client is another user, which root alone can arrange; run it with fdscope",
                        "14/on-whose-bill",
                        "flooder is another user, which root alone can arrange; run it with fdscope",
                        "15/whose-three-is-it",
                        "it reads the environment that a new program was born with, and the program's own processes are"
                                + " forked; run it with fdscope",
                        "16/out-of-the-chroot",
                        "child lives in namespaces of its own; run it with fdscope")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aClaimThatIsFalseIsFalseInTheProgram(Language language) throws Exception {
        Script script = ScriptParser.parse("""
                lab planted
                actors alice bob
                pair   alice.s bob.s stream
                alice  f = memfd_create("note")
                claim  "A message is read as it was sent."
                alice  sendmsg(s, "x", SCM_RIGHTS [f])   -> 1
                bob    m = recvmsg(s, 16, control CMSG_SPACE(4))  -> "y"
                claim  "Two numbers are two files."
                bob    g = m.fds[0]
                expect not same_file(alice.f, bob.g)
                claim  "It is open."
                expect not closed(bob.g)
                """, "planted.lab", 1, "planted");

        Ran ran = run(script, language);

        assertThat(ran.told("DIFFERS"))
                .containsExactly("A message is read as it was sent.", "Two numbers are two files.");
        assertThat(ran.told("true")).containsExactly("It is open.");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    static Stream<Language> languages() {
        return Stream.of(Language.values());
    }

    private static String reason(LabPlace place, Language language) {
        Script script = place.lab().script();
        try {
            LabExport.program(script, language, script.variants());
            return "";
        } catch (NotExportable e) {
            return e.getMessage();
        }
    }

    private static List<String> claims(Script script) {
        List<String> claims = new ArrayList<>();
        for (String variant : script.variants()) {
            script.stepsOf(variant).stream()
                    .filter(line -> line.step() instanceof Step.Claim)
                    .forEach(line -> claims.add(((Step.Claim) line.step()).text()));
        }
        return claims;
    }

    private Ran run(Script script, Language language) throws Exception {
        Tools.require(language == Language.C ? "gcc" : "python3");
        String program = LabExport.program(script, language, script.variants());
        Path text = Files.writeString(folder.resolve(language == Language.C ? "lab.c" : "lab.py"), program);
        if (language == Language.PYTHON) {
            return run(List.of("python3", text.toString()));
        }
        Path binary = folder.resolve("lab");
        for (String compiler : List.of("clang", "gcc")) {
            if (has(compiler)) {
                List<String> words = new ArrayList<>(List.of(compiler, "-o", binary.toString(), text.toString()));
                words.addAll(1, WARNINGS);
                assertThat(run(words)).isEqualTo(new Ran(0, List.of()));
            }
        }
        return run(List.of(binary.toString()));
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private Ran run(List<String> words) throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(words + " has not ended within 60 s: " + Files.readString(out));
        }
        return new Ran(process.exitValue(), Files.readAllLines(out));
    }

    private static List<Path> files(Path in) throws Exception {
        try (Stream<Path> all = Files.list(in)) {
            return all.toList();
        }
    }
}
