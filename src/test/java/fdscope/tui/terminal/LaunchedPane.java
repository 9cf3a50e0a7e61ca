package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program as it is shipped, in a shell in tmux. What it keeps stands in {@code folder}; it has been welcomed. */
final class LaunchedPane {
    final TmuxPane pane;
    private final Path folder;
    private final String before;
    private final ProcessHandle shell;

    LaunchedPane(Path folder, int columns, int rows) throws IOException, InterruptedException {
        Tools.require("tmux");
        this.folder = folder;
        Files.createFile(Files.createDirectories(folder.resolve("fdscope")).resolve("welcomed"));
        pane = new TmuxPane(folder, columns, rows, "bash --norc --noprofile");
        before = pane.stty("before");
        shell = ProcessHandle.of(
                        Long.parseLong(pane.tmux("display", "-p", "#{pane_pid}").strip()))
                .orElseThrow();
    }

    static Path home() {
        return Path.of(System.getProperty("fdscope.launcher", "target/fdscope/bin/fdscope"))
                .toAbsolutePath()
                .getParent()
                .getParent();
    }

    static String launcher() {
        return home().resolve("bin/fdscope").toString();
    }

    /**
     * What stands before a command that is to run with mounts of its own; skipped where the machine allows nobody any.
     *
     * @param mounts shell commands that make them, without a single quote
     */
    static String mounted(String mounts) throws IOException, InterruptedException {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        String unshare = root ? "unshare -m" : "unshare -c --keep-caps -m";
        Process probe = new ProcessBuilder("sh", "-c", unshare + " mount --bind /tmp /tmp")
                .redirectErrorStream(true)
                .start();
        probe.getInputStream().readAllBytes();
        Tools.suppose(probe.waitFor() == 0, "mounts of one's own are refused on this machine");
        return unshare + " sh -c '" + mounts + " && exec \"$@\"' sh ";
    }

    /** The process that was started last in the pane: the program itself. */
    long pid() {
        return shell.children().findFirst().orElseThrow().pid();
    }

    /** @param words a shell command; XDG_… lead into the folder */
    void run(String words) throws IOException, InterruptedException {
        pane.line("clear; export XDG_STATE_HOME=" + folder + " XDG_CONFIG_HOME=" + folder.resolve("config")
                + " XDG_CACHE_HOME=" + folder.resolve("cache") + "; " + words + "; echo code $?");
    }

    void open(String words) throws IOException, InterruptedException {
        run(words);
        pane.until("home", screen -> screen.contains("[ Lessons ]") && screen.endsWith("q quit"));
    }

    void keys(String... keys) throws IOException, InterruptedException {
        for (String key : keys) {
            pane.tmux("send-keys", key);
        }
    }

    void quit() throws IOException, InterruptedException {
        pane.type("q");
        pane.until("code 0");
        theTerminalIsAsItWas();
    }

    void theTerminalIsAsItWas() throws IOException, InterruptedException {
        assertThat(pane.modes()).isEqualTo("0 1 0");
        assertThat(pane.stty("after")).isEqualTo(before);
    }

    /** What a test that failed has left in the pane may have been told to outlive the terminal: it is ended. */
    void close() throws IOException, InterruptedException {
        List<ProcessHandle> left = shell.descendants().toList();
        pane.close();
        left.forEach(ProcessHandle::destroyForcibly);
    }
}
