package fdscope.observe.source;

import fdscope.kernel.Bytes;
import fdscope.observe.Reading;
import fdscope.observe.SocketSighting;
import fdscope.observe.parse.SsOutputParser;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs ss(8) of iproute2. It may be absent, and it grows slower than linearly with many owners. */
public final class SsSource {
    private final List<String> command;
    private final Duration deadline;

    public SsSource() {
        this(List.of("ss", "-xaemp"), Duration.ofSeconds(30));
    }

    /** @param deadline ss is killed when it takes longer */
    public SsSource(List<String> command, Duration deadline) {
        this.command = List.copyOf(command);
        this.deadline = deadline;
    }

    /** The command line, for the reader. */
    public String command() {
        return String.join(" ", command);
    }

    public Reading<List<SocketSighting>> read() {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("LC_ALL", "C");
            process = builder.start();
        } catch (IOException e) {
            return failed("it could not be started; install iproute2 to have this source");
        }
        try {
            process.getOutputStream().close();
            FutureTask<Bytes> output = new FutureTask<>(() -> all(process.getInputStream()));
            Thread reader = new Thread(output, "ss output");
            reader.setDaemon(true);
            reader.start();
            Bytes text = output.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            int code = process.waitFor();
            List<SocketSighting> rows = SsOutputParser.parse(text);
            return code == 0
                    ? Reading.of(rows, Instant.now())
                    : Reading.partial(rows, command() + ": it ended with exit code " + code, Instant.now());
        } catch (TimeoutException e) {
            return failed("no end within " + deadline.toMillis() + " ms");
        } catch (ExecutionException | IOException e) {
            return failed("its output could not be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private Reading<List<SocketSighting>> failed(String why) {
        return Reading.failed(command() + ": " + why, Instant.now());
    }

    private static Bytes all(InputStream in) throws IOException {
        try (in) {
            return Bytes.of(in.readAllBytes());
        }
    }
}
