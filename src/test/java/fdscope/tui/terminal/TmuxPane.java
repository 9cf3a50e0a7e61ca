package fdscope.tui.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One pane of a tmux server of its own; everything is waited for with a deadline. */
final class TmuxPane {
    private static final long DEADLINE_SECONDS = 30;

    private final Path folder;

    /** @param command what the pane runs; starts in {@code folder} */
    TmuxPane(Path folder, int columns, int rows, String command) throws IOException, InterruptedException {
        this.folder = folder;
        tmux("new-session", "-d", "-x", "" + columns, "-y", "" + rows, "-c", folder.toString(), command);
    }

    String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "tmux", "-u", "-f", "/dev/null", "-S", folder.resolve("tmux").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("TMUX");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Text as if typed. */
    void type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", "--", text);
    }

    void line(String text) throws IOException, InterruptedException {
        type(text);
        tmux("send-keys", "Enter");
    }

    String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p").stripTrailing();
    }

    /** The screen, once it is as wanted. */
    String until(String wanted, Predicate<String> condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        String screen = "";
        while (System.nanoTime() < deadline) {
            screen = screen();
            if (condition.test(screen)) {
                return screen;
            }
        }
        throw new AssertionError("not within " + DEADLINE_SECONDS + " s: " + wanted + "; the screen is\n" + screen);
    }

    String until(String text) throws IOException, InterruptedException {
        return until(text, screen -> screen.contains(text));
    }

    /** The shell's own line discipline, as {@code stty -g} tells it. */
    String stty(String name) throws IOException, InterruptedException {
        line("stty -g > " + name + ".part; mv " + name + ".part " + name);
        return text(name);
    }

    /** The content of a file that will appear in the pane's folder. */
    String text(String name) throws IOException, InterruptedException {
        until("file " + name, screen -> Files.exists(folder.resolve(name)));
        return Files.readString(folder.resolve(name)).strip();
    }

    /** Alternate screen, cursor, any mouse mode: {@code 0 1 0} where all is as a shell wants it. */
    String modes() throws IOException, InterruptedException {
        return tmux("display", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}")
                .strip();
    }

    /** Ends the server and all that runs in the pane. */
    void close() throws IOException, InterruptedException {
        tmux("kill-server");
    }
}
