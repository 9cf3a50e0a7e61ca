package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a user meets it. */
final class LauncherIT {
    @TempDir
    private Path temp;

    @Test
    void itWorksFromAnyFolder() {
        assertThat(new Launched.Start()
                        .words("--version")
                        .in(Path.of("/"))
                        .run()
                        .out())
                .startsWith("fdscope 0.");
    }

    @Test
    void itWorksThroughAChainOfRelativeLinks() throws IOException {
        Path deep = Files.createDirectories(temp.resolve("a b/c"));
        Path absolute = Files.createSymbolicLink(temp.resolve("absolute"), Launched.launcher());
        Files.createSymbolicLink(deep.resolve("second"), Path.of("../../absolute"));
        Path first = Files.createSymbolicLink(temp.resolve("first"), Path.of("a b/c/second"));
        assertThat(absolute).isSymbolicLink();
        assertThat(new Launched.Start().as(first).words("lessons").run().exitCode())
                .isZero();
        assertThat(new Launched.Start()
                        .as(Path.of("./first"))
                        .in(temp)
                        .words("lessons")
                        .run()
                        .exitCode())
                .isZero();
    }

    @Test
    void aWrongJavaHomeIsToldInOneSentence() {
        Launched run = new Launched.Start()
                .with("JAVA_HOME", "/nonexistent")
                .words("lessons")
                .run();
        assertThat(run)
                .isEqualTo(new Launched(
                        3,
                        "",
                        "fdscope: JAVA_HOME is /nonexistent, but there is no bin/java in it; correct it, or unset it to use"
                                + " the java in PATH.\n"));
    }

    @Test
    void javaHomeComesBeforePath() throws IOException {
        fakeJava("17.0.1");
        Launched run = new Launched.Start()
                .with("JAVA_HOME", temp.toString())
                .words("lessons")
                .run();
        assertThat(run.out()).startsWith("fake java\n");
    }

    @Test
    void aFolderThatIsGoneIsToldInOneSentence() throws Exception {
        Path gone = Files.createDirectory(temp.resolve("gone"));
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "rmdir \"$PWD\" && exec \"$0\" --version",
                        Launched.launcher().toString())
                .directory(gone.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // The shell itself may have a word before.
        assertThat(said).endsWith("fdscope: the folder you are in has been removed; cd to another one first.\n");
        assertThat(shell.waitFor()).isEqualTo(3);
    }

    @Test
    void anOldJavaIsToldInOneSentence() throws IOException {
        for (String version : new String[] {"11.0.2", "1.8.0_402", "16"}) {
            fakeJava(version);
            Launched run = new Launched.Start()
                    .with("JAVA_HOME", temp.toString())
                    .words("lessons")
                    .run();
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err())
                    .isEqualTo("fdscope: " + temp + "/bin/java is Java " + version.replaceFirst("^1\\.", "")
                            + ", but 17 or newer is needed; set JAVA_HOME to one.\n");
        }
    }

    @Test
    void noJavaAtAllIsToldInOneSentence() throws IOException {
        Path tools = Files.createDirectories(temp.resolve("tools"));
        for (String tool : new String[] {"uname", "readlink", "sed"}) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        Launched run = new Launched.Start()
                .with("JAVA_HOME", null)
                .with("PATH", tools.toString())
                .words("lessons")
                .run();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("fdscope: no java found: install a Java 17 or newer");
    }

    @Test
    void aHomeThatCannotBeWrittenDoesNoHarm() {
        Launched run = new Launched.Start()
                .with("HOME", "/nonexistent")
                .with("XDG_STATE_HOME", "/proc/nowhere")
                .words("run", "06", "--json")
                .run();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anArchiveIsTakenForTheJavaTheFolderAndTheBuildItWasMadeForOnly() throws Exception {
        fakeJava("25.0.1");
        Path home = Files.createDirectories(temp.resolve("home"));
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve("fdscope");
        Files.copy(Launched.launcher(), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        Path lib = Files.createDirectories(home.resolve("lib"));
        Files.writeString(lib.resolve("build"), "abc\n");
        Path description = lib.resolve("archive");
        String fitting = "25.0.1 abc " + home.toRealPath();

        Files.writeString(description, fitting + "\n" + temp + "\nx86_64\n");
        assertThat(javaWords(launcher, false)).contains("-XX:SharedArchiveFile=" + lib.toRealPath() + "/fdscope.jsa");
        assertThat(javaWords(launcher, true)).contains("-XX:SharedArchiveFile=");
        Files.createFile(lib.resolve("fdscope.aot"));
        assertThat(javaWords(launcher, false))
                .contains("-XX:SharedArchiveFile=")
                .doesNotContain("AOTCache");
        assertThat(javaWords(launcher, true))
                .contains("-XX:AOTCache=" + lib.toRealPath() + "/fdscope.aot")
                .doesNotContain("SharedArchiveFile");
        for (String other :
                List.of(fitting.replace("25.0.1", "25.0.2"), fitting.replace("abc", "abd"), fitting + "/elsewhere")) {
            Files.writeString(description, other + "\n" + temp + "\nx86_64\n");
            assertThat(javaWords(launcher, true))
                    .as(other)
                    .contains("fdscope.Main")
                    .doesNotContain("AOTCache")
                    .doesNotContain("SharedArchiveFile");
        }
    }

    /** What the launcher says to Java, with or without a terminal. */
    private String javaWords(Path launcher, boolean onTerminal) throws Exception {
        Tools.require("script");
        String[] words = onTerminal
                ? new String[] {"script", "-qec", launcher.toString(), "/dev/null"}
                : new String[] {launcher.toString()};
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("JAVA_HOME", temp.toString());
        builder.environment().put("XDG_CACHE_HOME", "none");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private void fakeJava(String version) throws IOException {
        Files.writeString(temp.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.createDirectories(temp.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho fake java\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
