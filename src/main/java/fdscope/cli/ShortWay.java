package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code fdscope sockets --json} and {@code fdscope layout NAME} without the library that reads the command line, which
 * would take longer than all the rest. Scripts ask for them often. Every other line of words goes through {@link Cli}.
 */
public final class ShortWay {
    private static final List<String> WORDS = List.of("sockets", "--json");

    private ShortWay() {}

    /** The exit code, if these words have a short way. */
    public static OptionalInt run(String[] words, Surroundings at) {
        boolean layout = isLayout(words);
        return layout || Arrays.asList(words).equals(WORDS)
                ? OptionalInt.of(ended(words, layout, at))
                : OptionalInt.empty();
    }

    /** {@code layout NAME} or {@code layout NAME --json}. */
    private static boolean isLayout(String[] words) {
        return words.length >= 2
                && words[0].equals("layout")
                && !words[1].startsWith("-")
                && (words.length == 2 || words.length == 3 && words[2].equals("--json"));
    }

    private static void sockets(Surroundings at) throws SyscallsUnavailableException {
        warmUp();
        SocketListing listing = at.powers().sockets().list(SocketQuestion.USUAL);
        SocketsJson.write(listing.rows(), at.out().stream());
        at.out().flush();
        listing.notes().forEach(note -> at.err().line("fdscope: " + note));
        at.err().flush();
    }

    private static int ended(String[] words, boolean layout, Surroundings at) {
        try {
            if (layout) {
                LayoutCommand.print(at, words[1], words.length == 3);
            } else {
                sockets(at);
            }
            return ExitCode.DONE;
        } catch (ReaderGone e) {
            return ExitCode.DONE;
        } catch (WrongUse e) {
            return failed(e, e.exitCode(), at);
        } catch (SyscallsUnavailableException e) {
            return failed(e, ExitCode.NOT_HERE, at);
        } catch (UncheckedIOException e) {
            return failed(e, ExitCode.FAILED, at);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            return new CrashReport(at).keep(e, words, false);
        }
    }

    private static int failed(Exception e, int code, Surroundings at) {
        at.err().line("fdscope: " + e.getMessage());
        at.err().flush();
        return code;
    }

    /** What writes JSON is loaded while this thread loads what makes system calls. */
    private static void warmUp() {
        Thread thread = new Thread(() -> SocketsJson.write(List.of(), OutputStream.nullOutputStream()), "warm-up");
        thread.setDaemon(true);
        thread.start();
    }
}
