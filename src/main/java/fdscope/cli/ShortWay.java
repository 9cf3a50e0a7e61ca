package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.source.KnownSocketsSource;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * {@code fdscope sockets --json} without the library that reads the command line: on a machine with few sockets that would
 * take longer than all the rest. Scripts ask for it often. Every other line of words goes through {@link Cli}.
 */
public final class ShortWay {
    private static final List<String> WORDS = List.of("sockets", "--json");

    private ShortWay() {}

    /** The exit code, if these words have a short way. */
    public static OptionalInt run(String[] words, Surroundings at) {
        if (!Arrays.asList(words).equals(WORDS)) {
            return OptionalInt.empty();
        }
        CompletableFuture<SocketsJson> json = CompletableFuture.supplyAsync(ShortWay::writer);
        try {
            SocketListing listing = at.powers().sockets().list(SocketQuestion.USUAL);
            json.join().write(listing.rows(), at.out().stream());
            at.out().flush();
            listing.notes().forEach(note -> at.err().line("fdscope: " + note));
            at.err().flush();
            return OptionalInt.of(ExitCode.DONE);
        } catch (ReaderGone e) {
            return OptionalInt.of(ExitCode.DONE);
        } catch (SyscallsUnavailableException | UncheckedIOException e) {
            at.err().line("fdscope: " + e.getMessage());
            at.err().flush();
            return OptionalInt.of(e instanceof UncheckedIOException ? ExitCode.FAILED : ExitCode.NOT_HERE);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            return OptionalInt.of(new CrashReport(at).keep(e, words, false));
        }
    }

    /** What writes JSON, loaded while the first thread loads what makes system calls. */
    private static SocketsJson writer() {
        SocketsJson json = new SocketsJson(new KnownSocketsSource().read());
        json.write(List.of(), OutputStream.nullOutputStream());
        return json;
    }
}
