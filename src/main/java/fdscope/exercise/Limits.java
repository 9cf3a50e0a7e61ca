package fdscope.exercise;

import fdscope.lab.ProgramUnderTest;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a program is started so that a mistake in it stays small: a shell sets the limits and becomes the program (ulimit,
 * setrlimit(2)). The number of descriptors is left alone: tasks are about it.
 */
final class Limits {
    private static final long MEMORY_KIB = 512 << 10;
    /** A script may call fdscope, and a JVM reserves more than it uses. */
    private static final long SCRIPT_MEMORY_KIB = 4 << 20;

    private static final int CPU_SECONDS = 10;
    private static final int FILE_BLOCKS = 64 << 11;
    /**
     * Beyond those that its user has already: the kernel counts them together, and what else he starts meanwhile too. A
     * JVM has about twenty threads, a browser hundreds.
     */
    private static final int PROCESSES = 512;

    private static final int NOBODY = 65534;

    /** Sanitizers reserve terabytes: their own limits take the place of that on address space. */
    private static final String ADDRESS_SANITIZER = "ASAN_OPTIONS=exitcode=86:color=never:print_legend=0"
            + ":max_allocation_size_mb=512:quarantine_size_mb=16:detect_stack_use_after_return=1";

    private static final List<String> OTHER_SANITIZERS =
            List.of("LSAN_OPTIONS=exitcode=86", "UBSAN_OPTIONS=color=never");

    private Limits() {}

    static ProgramUnderTest plain(List<String> program) {
        return limited(atMost(MEMORY_KIB), program, List.of());
    }

    /** @param path in which a script finds its commands, fdscope among them */
    static ProgramUnderTest script(List<String> program, String path) {
        return limited(atMost(SCRIPT_MEMORY_KIB), program, List.of("PATH=" + path));
    }

    /** @param leaks whether LeakSanitizer is to look for them at the end */
    static ProgramUnderTest sanitized(List<String> program, boolean leaks) {
        return limited(
                "",
                program,
                Stream.concat(
                                Stream.of(ADDRESS_SANITIZER + ":detect_leaks=" + (leaks ? 1 : 0)),
                                OTHER_SANITIZERS.stream())
                        .toList());
    }

    private static String atMost(long kib) {
        return "ulimit -v " + kib + "; ";
    }

    private static ProgramUnderTest limited(String memory, List<String> program, List<String> environment) {
        int most = tasks() + PROCESSES;
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                memory + "ulimit -t " + CPU_SECONDS + "; ulimit -f " + FILE_BLOCKS + "; { ulimit -u " + most
                        + " || ulimit -p " + most + "; } 2>/dev/null; exec \"$0\" \"$@\""));
        command.addAll(program);
        return new ProgramUnderTest(command, environment);
    }

    /** The threads of the user who plays the actors: ours, or nobody's if we are root. */
    private static int tasks() {
        int tasks = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            Integer own = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            int player = own == 0 ? NOBODY : own;
            for (Path process : processes) {
                if (!isOf(process, player)) {
                    continue;
                }
                String[] threads = process.resolve("task").toFile().list();
                tasks += threads == null ? 1 : threads.length;
            }
        } catch (IOException | DirectoryIteratorException e) {
            return 4096;
        }
        return tasks;
    }

    private static boolean isOf(Path process, int uid) {
        try {
            return Files.getAttribute(process, "unix:uid").equals(uid);
        } catch (IOException e) {
            return false; // gone
        }
    }
}
