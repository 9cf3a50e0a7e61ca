package fdscope.exercise;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The learner's editor: $VISUAL, $EDITOR or the setting, as a shell reads it, so that it may have arguments, else what is usual and
 * there.
 *
 * @param words a piece of shell, the file is put behind it
 */
public record Editor(String words) {
    private static final List<String> USUAL = List.of("vi", "nano", "vim", "emacs", "micro", "nvim", "ed");
    private static final int NOT_FOUND = 127;
    private static final int BY_SIGNAL = 128;

    /**
     * Empty: none is set, and none of the usual ones is in PATH.
     *
     * @param setting of the learner, where the environment names none
     */
    public static Optional<Editor> of(Map<String, String> environment, Optional<String> setting) {
        return Stream.of("VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .or(() -> setting)
                .or(() -> USUAL.stream()
                        .filter(name -> Compiler.program(name, environment).isPresent())
                        .findFirst())
                .map(Editor::new);
    }

    /** What to do where {@link #of} finds none. */
    public static String none() {
        return "no editor is known here: set EDITOR, as in EDITOR=nano fdscope; or save the file from any other window";
    }

    /** Starts it on the terminal of this program; whoever starts it waits for it. */
    public Process start(Path file) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", words + " \"$@\"", words, file.toString())
                .inheritIO()
                .start();
    }

    /**
     * What is wrong, in words.
     *
     * @param status that it has ended with
     */
    public Optional<String> complaint(int status) {
        if (status == 0) {
            return Optional.empty();
        }
        String why = status == NOT_FOUND
                ? "is not to be found: set EDITOR to one that is installed"
                : status > BY_SIGNAL ? "was ended by signal " + (status - BY_SIGNAL) : "ended with status " + status;
        return Optional.of("the editor " + words + " " + why);
    }
}
