package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NoLogging;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** This very program once more, as a child process: its JVM, its class path, its class archive, its native library. */
public final class OwnProgram {
    private OwnProgram() {}

    /**
     * Starts a main class in a JVM of its own that compiles as well as it can. It has of our environment nothing, and of
     * our descriptors what it is given.
     *
     * @param fds number there → descriptor here, borrowed
     * @return its pid; the caller reaps it
     * @throws IOException where it cannot be told what the program was loaded from
     */
    public static int start(Syscalls calls, Class<?> main, Map<Integer, Fd> fds) throws ErrnoException, IOException {
        List<String> words = new ArrayList<>(java());
        words.addAll(archive());
        String boot = System.getProperty("jna.boot.library.path");
        if (boot != null) {
            words.addAll(jna(Path.of(boot).toAbsolutePath()));
        }
        words.add("-cp");
        words.add(home(main.getName()) + File.pathSeparator + home("com.sun.jna.Native"));
        words.add(main.getName());
        OwnFds.keepProgramFiles(calls);
        return calls.posix_spawn(Bytes.utf8(words.get(0)), ActorMain.bytes(words), List.of(), fds);
    }

    /** A small JVM that opens nothing later and leaves no file. */
    static List<String> java() {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xrs",
                "-Xms16m",
                "-Xmx128m",
                "-XX:-UsePerfData",
                "-XX:-UseContainerSupport",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                // Not into a file: a crash would leave it in the lab's folder, the current one.
                "-XX:+ErrorFileToStderr",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** Mapped where it was made for, as the launcher does: the JVMs share its pages then. */
    static List<String> archive() {
        String archive = System.getProperty("fdscope.archive", "");
        return archive.isEmpty() || !Files.isReadable(Path.of(archive))
                ? List.of()
                : List.of(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0",
                        "-XX:SharedArchiveFile=" + archive);
    }

    /**
     * JNA that does not look for its library, does not unpack it, and asks for nothing that takes time.
     *
     * @param folder of the native library
     */
    static List<String> jna(Path folder) {
        return List.of(
                "-Djna.boot.library.path=" + folder,
                "-Djna.nounpack=true",
                "-Djava.util.logging.manager=" + NoLogging.class.getName(),
                "-Djdk.includeInExceptions=",
                "-Djdk.io.permissionsUseCanonicalPath=false",
                "-Dsun.reflect.inflationThreshold=1000000",
                "-Djna.nosys=" + System.getProperty("jna.nosys", "true"),
                "-Djna.platform.library.path=" + System.getProperty("jna.platform.library.path", folder.toString()));
    }

    /** The jar or folder that a class was loaded from. */
    static Path home(String className) throws IOException {
        try {
            return Path.of(Class.forName(className)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ReflectiveOperationException | URISyntaxException e) {
            throw new IOException("cannot tell where " + className + " was loaded from", e);
        }
    }
}
