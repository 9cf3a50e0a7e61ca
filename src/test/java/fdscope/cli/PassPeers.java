package fdscope.cli;

import fdscope.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A private folder in which bash runs scripts with {@code fdscope} as a command, and peers in other languages. It has a
 * file {@code note} with the words "the note".
 */
final class PassPeers {
    private final Path folder;

    PassPeers(Path folder) {
        this.folder = folder;
        Tools.require("bash");
        write("note", "the note");
    }

    /** A name in the abstract namespace that no other test has. */
    String abstractName() {
        return "@" + folder.getFileName();
    }

    /** Compiles or copies one, to be run as {@code $peer}. */
    String peer(String language) {
        if (language.equals("python")) {
            Tools.require("python3");
            copy("peer.py");
            return "python3 peer.py";
        }
        Tools.require("gcc");
        copy("peer.c");
        Launched compiled = run("gcc -Wall -Wextra -Werror -o peer peer.c");
        if (compiled.exitCode() != 0) {
            throw new AssertionError(compiled.err());
        }
        return "./peer";
    }

    private void copy(String name) {
        try (InputStream in = PassPeers.class.getResourceAsStream("/fdscope/exercise/pass/" + name)) {
            Files.copy(in, folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    /** {@code fdscope} in it is the launcher. */
    Launched run(String script) {
        return start(script).run();
    }

    Launched.Start start(String script) {
        return new Launched.Start()
                .as(Path.of("bash"))
                .words("-c", "fdscope() { \"$launcher\" \"$@\"; }\n" + script)
                .with("launcher", Launched.launcher().toString())
                .in(folder);
    }
}
