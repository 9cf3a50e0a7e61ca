package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What packaging leaves is installed, used and removed as its users would. */
final class PackagesIT {
    private static final Path TARGET =
            Launched.launcher().getParent().getParent().getParent();

    @TempDir
    private Path temp;

    @Test
    void thePackageIsInstalledInACleanDebianUsedByAnOrdinaryUserAndRemovedWithoutATrace() throws Exception {
        Tools.require("mmdebstrap");
        Tools.suppose(System.getProperty("user.name").equals("root"), "a root file system is made by root");
        Path script =
                Path.of("src/test/resources/fdscope/packages/clean-root.sh").toAbsolutePath();
        Path log = temp.resolve("log");
        Process debian = new ProcessBuilder(
                        "mmdebstrap",
                        "--quiet",
                        "--variant=minbase",
                        "--include=default-jre-headless",
                        "--customize-hook=upload " + only("fdscope_*_all.deb") + " /tmp/fdscope.deb",
                        "--customize-hook=upload " + script + " /tmp/clean-root.sh",
                        "--customize-hook=chroot \"$1\" sh /tmp/clean-root.sh",
                        "--format=null",
                        "bookworm",
                        "-",
                        "http://deb.debian.org/debian")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = debian.waitFor();

        String told = Files.readString(log);
        assertThat(code).as(told).isZero();
        String java = line(told, "java: ");
        assertThat(line(told, "archive: ")).isEqualTo(java + " " + line(told, "build: ") + " /usr/lib/fdscope");
        assertThat(line(told, "version: ")).startsWith("fdscope " + version() + " (Java " + java + ", Linux ");
        assertThat(line(told, "lab: ")).contains("\"event\":\"end\"").contains("\"outcome\":\"passed\"");
        assertThat(line(told, "task: ")).isEqualTo("exercise.c");
        assertThat(told).contains("/usr/share/man/man1/fdscope.1.gz\n/usr/share/man/man5/fdscope-lab.5.gz\n");
        assertThat(told).endsWith("left: \n");
    }

    @Test
    void theArchiveUnpackedAnywhereRunsThereForAnOrdinaryUser() throws Exception {
        Path folder = temp.resolve("some where");
        Files.createDirectories(folder);
        run("tar", "-xzf", only("fdscope-*.tar.gz").toString(), "-C", folder.toString());
        Path launcher = folder.resolve("fdscope-" + version() + "/bin/fdscope");
        Launched.Start start = new Launched.Start().as(launcher).words("run", "06", "--json");
        if (System.getProperty("user.name").equals("root")) {
            Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
            start.in(folder).through("setpriv", "--reuid=1234", "--regid=1234", "--clear-groups");
        }
        Launched run = start.run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.list(launcher.resolveSibling("../lib"))
                        .map(file -> file.getFileName().toString()))
                .as("a JVM's archive fits one machine and one place")
                .containsExactlyInAnyOrder(
                        "build",
                        "classes.list",
                        "course.index",
                        "fdscope.jar",
                        "known-sockets.txt",
                        "make-archive",
                        "native",
                        "themes");
    }

    @Test
    void theFirstStartInATerminalMakesTheArchiveForTheNext() throws Exception {
        Tools.require("script");
        run("tar", "-xzf", only("fdscope-*.tar.gz").toString(), "-C", temp.toString());
        Path launcher = temp.resolve("fdscope-" + version() + "/bin/fdscope");
        Path cache = temp.resolve("cache");
        assertThat(new Launched.Start()
                        .as(launcher)
                        .with("XDG_CACHE_HOME", cache.toString())
                        .words("--version")
                        .run()
                        .exitCode())
                .isZero();
        assertThat(cache).as("none for a script").doesNotExist();
        Files.createDirectories(cache.resolve("fdscope"));
        WatchService watch = cache.getFileSystem().newWatchService();
        cache.resolve("fdscope").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        ProcessBuilder onTerminal =
                new ProcessBuilder("script", "-qec", launcher + " --version", temp.resolve("typescript") + "");
        onTerminal.environment().put("XDG_CACHE_HOME", cache.toString());
        onTerminal.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        assertThat(onTerminal.start().waitFor()).isZero();
        Path made = cache.resolve("fdscope/archive");
        while (!Files.exists(made)) {
            WatchKey change = watch.poll(120, TimeUnit.SECONDS);
            assertThat(change).as("something is made in time").isNotNull();
            change.pollEvents();
            change.reset();
        }
        assertThat(Files.readAllLines(made).get(0))
                .endsWith(" " + launcher.getParent().getParent());
        assertThat(Files.list(cache.resolve("fdscope"))
                        .map(file -> file.getFileName().toString()))
                .contains("archive", "fdscope.jsa");
    }

    /** From Java 25 on it has a part more, which is made by opening the course: it must be there, and the course open with it. */
    @Test
    void onANewJavaTheCourseIsRehearsedForItsArchive() throws Exception {
        Tools.require("script");
        Path java = newJava();
        Path home = Files.createDirectory(temp.resolve("program"));
        run("tar", "-xzf", only("fdscope-*.tar.gz").toString(), "-C", home.toString(), "--strip-components=1");
        Path lib = home.resolve("lib");
        String version =
                line(Files.readString(java.resolve("release")), "JAVA_VERSION=").replace("\"", "");
        run(lib.resolve("make-archive").toString(), java + "/bin/java", version, home.toString(), lib.toString());

        assertThat(lib.resolve("fdscope.aot")).isNotEmptyFile();
        assertThat(lib.resolve("making")).doesNotExist();
        Path typescript = temp.resolve("typescript");
        ProcessBuilder onTerminal = new ProcessBuilder("script", "-qefc", home + "/bin/fdscope", typescript.toString());
        onTerminal.environment().put("JAVA_HOME", java.toString());
        onTerminal.environment().put("TERM", "xterm");
        onTerminal.environment().put("XDG_STATE_HOME", temp.resolve("state").toString());
        onTerminal.environment().put("XDG_CACHE_HOME", "none");
        Process course =
                onTerminal.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        course.getOutputStream().write('q');
        course.getOutputStream().flush();
        assertThat(course.waitFor(60, TimeUnit.SECONDS)).as("it is left").isTrue();
        assertThat(course.exitValue()).as(Files.readString(typescript)).isZero();
    }

    /** The home of a Java of 25 or newer; skipped where there is none. */
    private static Path newJava() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/usr/lib/jvm"))) {
            for (Path home : all) {
                Path release = home.resolve("release");
                if (Files.isReadable(release)
                        && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(2[5-9]|[3-9][0-9]).*")) {
                    return home;
                }
            }
        }
        Tools.suppose(false, "no Java of 25 or newer is in /usr/lib/jvm");
        throw new AssertionError();
    }

    @Test
    void theManualPagesAreWithoutAWarning() throws Exception {
        Tools.require("groff");
        for (String page : List.of("man1/fdscope.1", "man5/fdscope-lab.5")) {
            String warnings = run("groff", "-K", "utf8", "-t", "-ww", "-man", "-Tutf8", "-z", share("man/" + page));
            // A call's name that is wider than its column stands out a little.
            assertThat(warnings.lines().filter(line -> !line.endsWith("can't break line")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            che                | check
            dbus ow            | own
            check --wa         | --watch
            --no-a             | --no-ascii
            measure --as       | --ascii
            run 1              | 10 11 12 13 14 15 16 17 18 19
            show 0             | 01 02 03 04 05 06 07 08 09
            --plain = 2        | 20
            --theme --no-a     | ''
            dbus call org. x 0 | ''
            """)
    void bashCompletesCommandsOptionsAndTheLessonsThatAreThere(String typed, String offered) throws Exception {
        Tools.require("bash");
        String script = "source '" + share("bash-completion/completions/fdscope") + "'; COMP_WORDS=(fdscope " + typed
                + "); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); _complete_fdscope; echo \"${COMPREPLY[@]}\"";
        assertThat(run("bash", "-c", script)).isEqualTo(offered + "\n");
    }

    @Test
    void fishCompletesCommandsAndOptionsWithTheirWords() throws Exception {
        Tools.require("fish");
        String source = "source '" + share("fish/vendor_completions.d/fdscope.fish") + "'; ";
        assertThat(run("fish", "--no-config", "-c", source + "complete -C 'fdscope placem'"))
                .isEqualTo("placement\tPredict once for each lesson; what you know, and did not guess, you may skip\n");
        assertThat(run("fish", "--no-config", "-c", source + "complete -C 'fdscope check --w'"))
                .startsWith("--watch\t");
        assertThat(run("fish", "--no-config", "-c", source + "complete -C 'fdscope show 2'"))
                .isEqualTo("20\n");
        assertThat(run("fish", "--no-config", "-c", source + "complete -C 'fdscope dbus o'"))
                .startsWith("own\t");
    }

    @Test
    void zshCompletesCommands() throws Exception {
        Tools.require("zsh");
        // The completed line is printed by an echo put before it: what the editor draws has escapes in it.
        String typed = "zmodload zsh/zpty; zpty shell zsh -f -i; zpty -w shell \"PS1=; fpath=("
                + share("zsh/vendor-completions") + " \\$fpath); autoload -U compinit; compinit -u -D; print ready\";"
                + " zpty -r -m shell seen '*ready*ready*'; zpty -w -n shell $'fdscope placem\\t\\Caprint -r -- X\\n';"
                + " zpty -r -m shell seen '*Xfdscope placement*'; print completed";
        assertThat(run("timeout", "60", "zsh", "-f", "-c", typed)).isEqualTo("completed\n");
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("");
    }

    private static String version() throws IOException {
        return only("fdscope-*.tar.gz").getFileName().toString().replaceAll("fdscope-|[.]tar[.]gz", "");
    }

    private static String share(String name) {
        return TARGET.resolve("fdscope/share").resolve(name).toString();
    }

    private static Path only(String glob) throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            List<Path> found = files.filter(file -> TARGET.getFileSystem()
                            .getPathMatcher("glob:" + glob)
                            .matches(file.getFileName()))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    /** Both outputs; the program has to end well. */
    private static String run(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
