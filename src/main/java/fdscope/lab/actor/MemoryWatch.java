package fdscope.lab.actor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Ends a program that takes too much memory, with all that it has started. A limit of the kernel would not do: a program
 * with sanitizers reserves terabytes (RLIMIT_AS, RLIMIT_DATA), RLIMIT_RSS means nothing, and a limit of one process is
 * none for sixty.
 */
final class MemoryWatch implements Runnable {
    /** Of the program and all its descendants together; what files in memory take is not counted. */
    static final long MOST_KIB = 512 << 10;

    private static final long BETWEEN_LOOKS_MILLISECONDS = 50;
    /** A look at all processes of the machine costs more than one at a single one. */
    private static final int LOOKS_AT_ONE = 8;

    private final ProgramProcess program;
    private final Descendants descendants;

    MemoryWatch(ProgramProcess program, Descendants descendants) {
        this.program = program;
        this.descendants = descendants;
    }

    @Override
    public void run() {
        try {
            for (int look = 1; !program.isReleased(); look++) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLISECONDS);
                long kib = look % LOOKS_AT_ONE == 0 ? descendants.anonymousKib() : anonymousKib(program.pid());
                if (kib > MOST_KIB && program.endBecause("it took more than " + (MOST_KIB >> 10) + " MiB of memory")) {
                    descendants.endAll(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            return; // the lab has ended meanwhile: its descriptors are closed
        }
    }

    /** RssAnon of proc_pid_status(5); 0 for one that has ended. */
    static long anonymousKib(int pid) {
        try {
            String status = new String(
                    Files.readAllBytes(Path.of("/proc", Integer.toString(pid), "status")), StandardCharsets.ISO_8859_1);
            return status.lines()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
