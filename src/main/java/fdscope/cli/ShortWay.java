package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.source.Beside;
import fdscope.observe.source.KnownSocketsSource;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code fdscope} alone, {@code sockets --json}, {@code layout NAME}, {@code map NAME}, {@code send} and {@code recv} without
 * the library that reads the command line, which would take longer than all the rest. People wait for the first, scripts
 * ask for the others often. Every other line of words goes through {@link Cli}.
 */
public final class ShortWay {
    private ShortWay() {}

    /** Whether these words have a short way. */
    public static boolean fits(String[] words) {
        return isLayout(words)
                || isMap(words)
                || passing(words).isPresent()
                || words.length == 2 && words[0].equals("sockets") && words[1].equals("--json");
    }

    /**
     * The exit code.
     *
     * @param words that {@linkplain #fits fit}
     */
    public static int run(String[] words, Surroundings at) {
        return tried(words, at, () -> {
            if (isLayout(words)) {
                LayoutCommand.print(at, words[1], words.length == 3);
            } else if (isMap(words)) {
                MapCommand.one(at, words[1], words.length == 3);
            } else if (passing(words).isPresent()) {
                return PassCommand.run(at, passing(words).get(), PassCommand.behind(words));
            } else {
                sockets(at);
            }
            return ExitCode.DONE;
        });
    }

    private interface Body {
        int run() throws WrongUse, SyscallsUnavailableException;
    }

    private static int tried(String[] words, Surroundings at, Body body) {
        try {
            return body.run();
        } catch (ReaderGone e) {
            return ExitCode.DONE;
        } catch (WrongUse e) {
            return failed(e, e.exitCode(), at);
        } catch (SyscallsUnavailableException | UncheckedIOException e) {
            return failed(e, e instanceof UncheckedIOException ? ExitCode.FAILED : ExitCode.NOT_HERE, at);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            return new CrashReport(at).keep(e, words, false);
        }
    }

    /** {@code send} or {@code recv}, unless their help is wanted. */
    private static Optional<PassCommand.Form> passing(String[] words) {
        String first = words.length == 0 ? "" : words[0];
        Optional<PassCommand.Form> form = first.equals("send")
                ? Optional.of(SendCommand.FORM)
                : first.equals("recv") ? Optional.of(RecvCommand.FORM) : Optional.empty();
        return form.filter(one -> !PassWords.askForHelp(PassCommand.behind(words), one.end()));
    }

    /** The built-in course in the full screen; its exit code. Somebody must have seen that there is a terminal. */
    public static int course(Surroundings at) {
        int code = tried(new String[0], at, () -> ScreenStart.plain(at).open(CourseChoice.of(at, Optional.empty())));
        // Why there is no screen, for one.
        at.out().flush();
        at.err().flush();
        return code;
    }

    private static boolean isLayout(String[] words) {
        return isOfOne("layout", words);
    }

    /** {@code map NAME} or {@code map NAME --json}: the one of them that makes no system call of its own. */
    public static boolean isMap(String[] words) {
        return isOfOne("map", words);
    }

    /** {@code layout NAME} or {@code layout NAME --json}. */
    private static boolean isOfOne(String command, String[] words) {
        return words.length >= 2
                && words[0].equals(command)
                && !words[1].startsWith("-")
                && (words.length == 2 || words.length == 3 && words[2].equals("--json"));
    }

    private static void sockets(Surroundings at) throws SyscallsUnavailableException {
        Beside<SocketsJson> json = Beside.start("writer", ShortWay::writer);
        SocketListing listing = at.powers().sockets().list(SocketQuestion.USUAL);
        json.result().write(listing.rows(), at.out().stream());
        at.out().flush();
        listing.notes().forEach(note -> at.err().line("fdscope: " + note));
        at.err().flush();
    }

    private static int failed(Exception e, int code, Surroundings at) {
        at.err().line("fdscope: " + e.getMessage());
        at.err().flush();
        return code;
    }

    /** What writes JSON, loaded while the first thread loads what makes system calls. */
    private static SocketsJson writer() {
        SocketsJson json = new SocketsJson(new KnownSocketsSource().read());
        json.write(List.of(), OutputStream.nullOutputStream());
        return json;
    }
}
