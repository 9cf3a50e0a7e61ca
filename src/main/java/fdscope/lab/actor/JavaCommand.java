package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.json.JsonFactory;

/**
 * The command line of an actor: this very program's JVM and class path, with the flags that make a small JVM which opens
 * nothing later. What an unprivileged actor of root could not read is copied into the session folder first.
 */
final class JavaCommand {
    private static final Map<String, String> JNA_FOLDERS = Map.of(
            "amd64", "linux-x86-64", "x86_64", "linux-x86-64", "aarch64", "linux-aarch64", "riscv64", "linux-riscv64");

    private final Syscalls calls;
    private final SessionFolder session;

    JavaCommand(Syscalls calls, SessionFolder session) {
        this.calls = calls;
        this.session = session;
    }

    List<String> words() throws IOException, ErrnoException {
        List<String> words = new ArrayList<>(OwnProgram.java());
        words.add("-XX:TieredStopAtLevel=1");
        // Most actors take ten steps: what runs some hundred times while they get ready is not worth compiling.
        words.add("-XX:CompileThresholdScaling=3");
        words.addAll(OwnProgram.archive());
        words.addAll(jna());
        words.add("-cp");
        words.add(classPath());
        words.add(ActorMain.class.getName());
        return words;
    }

    /** Only what an actor loads: each jar more is a descriptor more in every actor. Usually it is one jar. */
    private String classPath() throws IOException, ErrnoException {
        Set<Path> entries = new LinkedHashSet<>();
        entries.add(OwnProgram.home(ActorMain.class.getName()));
        entries.add(OwnProgram.home(JsonFactory.class.getName()));
        entries.add(OwnProgram.home("com.sun.jna.Native"));
        List<String> readable = new ArrayList<>();
        for (Path entry : entries) {
            readable.add(readable(entry).toString());
        }
        return String.join(File.pathSeparator, readable);
    }

    /**
     * The native library's folder is said outright: an actor may write nowhere, so it cannot unpack one, and it should
     * not look for one either.
     */
    private List<String> jna() throws IOException, ErrnoException {
        String boot = System.getProperty("jna.boot.library.path");
        Path folder = boot == null ? unpacked() : readable(Path.of(boot).toAbsolutePath());
        return OwnProgram.jna(folder);
    }

    private Path unpacked() throws IOException, ErrnoException {
        String arch = System.getProperty("os.arch");
        String resource = "/com/sun/jna/" + JNA_FOLDERS.getOrDefault(arch, "linux-" + arch) + "/libjnidispatch.so";
        Path folder = Files.createDirectories(Path.of(session.path(), "native"));
        try (InputStream in = JavaCommand.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource + " on the class path; expected JNA's library for " + arch);
            }
            Files.copy(in, folder.resolve("libjnidispatch.so"));
        }
        give(folder);
        return folder;
    }

    /** The path itself, or a copy where nobody could not read it. */
    private Path readable(Path path) throws IOException, ErrnoException {
        if (!session.isRoot() || isOpen(path)) {
            return path;
        }
        Path copies = Files.createDirectories(Path.of(session.path(), "program"));
        Path copy = copies.resolve(copies.toFile().list().length + "-" + path.getFileName());
        try (var all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, copy.resolve(path.relativize(each).toString()));
            }
        }
        give(copies);
        return copy;
    }

    /** Whether others may read it and pass through every folder above. */
    private boolean isOpen(Path path) throws ErrnoException {
        int wanted = Files.isDirectory(path) ? 05 : 04;
        for (Path at = path; at != null; at = at.getParent()) {
            if ((mode(at) & wanted) != wanted) {
                return false;
            }
            wanted = 01;
        }
        return true;
    }

    private int mode(Path path) throws ErrnoException {
        return calls.lstat(Bytes.utf8(path.toString())).mode();
    }

    /** As root: the last actor, nobody, has to be able to remove it. */
    private void give(Path tree) throws IOException, ErrnoException {
        if (!session.isRoot()) {
            return;
        }
        try (var all = Files.walk(tree)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Bytes name = Bytes.utf8(each.toString());
                calls.chown(name, SessionFolder.NOBODY, SessionFolder.NOBODY);
                calls.chmod(name, Files.isDirectory(each) ? 0755 : 0644);
            }
        }
    }
}
