package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.dbus.BusEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A bus of one test, in a folder of its own: dbus-daemon's, or ours. */
interface PrivateBus extends AutoCloseable {
    long DEADLINE_SECONDS = 60;

    String address();

    @Override
    void close();

    /** dbus-daemon, with the rules of a session. */
    static PrivateBus theirs(Path folder) throws IOException {
        Process daemon = new ProcessBuilder(
                        "dbus-daemon",
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        "--address=unix:path=" + folder.resolve("theirs"),
                        "--print-address=1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String address = daemon.inputReader(StandardCharsets.UTF_8).readLine();
        return new PrivateBus() {
            @Override
            public String address() {
                return address;
            }

            @Override
            public void close() {
                daemon.destroy();
                ended(daemon);
            }
        };
    }

    /** Ours, in a thread. */
    static Ours ours(Syscalls calls, Path folder) throws Exception {
        return new Ours(calls, folder);
    }

    private static int ended(Process process) {
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("not ended after " + DEADLINE_SECONDS + " s: " + process.info());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What a program prints when it is run to its end; its errors come first if it fails. */
    static String run(Map<String, String> environment, List<String> words) throws IOException {
        Path out = Files.createTempFile("fdscope-out-", "");
        Path err = Files.createTempFile("fdscope-err-", "");
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            int code = ended(builder.start());
            return (code == 0 ? "" : "exit " + code + ": " + Files.readString(err)) + Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Our own bus, and what it tells. */
    final class Ours implements PrivateBus {
        final BlockingQueue<BusNews> news = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> address = new CompletableFuture<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final AtomicBoolean stop = new AtomicBoolean();
        private final String where;

        private Ours(Syscalls calls, Path folder) throws Exception {
            Thread thread = new Thread(() -> {
                try {
                    new Buses(calls, Map.of())
                            .serve(
                                    Optional.of(folder.resolve("ours").toString()),
                                    ready -> address.complete(ready.address()),
                                    news::add,
                                    stop::get);
                    end.complete(null);
                } catch (Throwable e) {
                    address.completeExceptionally(e);
                    end.completeExceptionally(e);
                }
            });
            thread.start();
            where = address.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public String address() {
            return where;
        }

        /** Fails if the bus has failed. */
        @Override
        public void close() {
            stop.set(true);
            try {
                end.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        /** Waits until somebody is cut off, and says why. */
        String cutOff() throws InterruptedException {
            while (true) {
                BusNews next = news.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nobody was cut off");
                }
                if (next.event() instanceof BusEvent.CutOff off) {
                    return off.why();
                }
            }
        }
    }

    /** A memfd with this in it. */
    static Fd memfd(Syscalls calls, String name, String text) throws Exception {
        Fd memfd = calls.memfd_create(Bytes.utf8(name), 1);
        calls.write(memfd, Bytes.utf8(text));
        return memfd;
    }
}
