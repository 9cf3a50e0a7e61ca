package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.LabRunner;
import fdscope.lab.Laboratory;
import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A theatre for tests with a folder of its own; when it closes, nothing is left. */
final class Playhouse implements AutoCloseable {
    private static final Path LABS = Path.of("src/test/resources/labs");

    private final Syscalls calls;
    private final Path folder;
    private final ActorTheatre theatre;
    private final LiveMachine machine;

    private Playhouse(Syscalls calls, int spares) throws ErrnoException {
        this.calls = calls;
        this.folder = Path.of(calls.mkdtemp(Bytes.utf8("/tmp/actor-it-XXXXXX")).text());
        calls.chmod(Bytes.utf8(folder.toString()), 0711);
        this.theatre = new ActorTheatre(calls, spares, Optional.of(folder.resolve("fdscope")));
        this.machine = new LiveMachine(calls);
    }

    static Playhouse open(int spares) {
        try {
            return new Playhouse(NativeDoor.open(), spares);
        } catch (ErrnoException | SyscallsUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    Syscalls calls() {
        return calls;
    }

    Path folder() {
        return folder;
    }

    ActorTheatre theatre() {
        return theatre;
    }

    Laboratory laboratory() {
        return new Laboratory(theatre, machine);
    }

    /** All events of a whole run. */
    List<TraceEvent> run(Script script) {
        List<TraceEvent> events = new ArrayList<>();
        new LabRunner(laboratory()).run(script, script.name() + ".lab", events::add);
        return events;
    }

    List<TraceEvent> run(String text) {
        return run(parse(text, "test"));
    }

    static Script parse(String text, String name) {
        try {
            return ScriptParser.parse(text, name + ".lab", 1, name);
        } catch (ScriptError.Found found) {
            throw new AssertionError(found.getMessage(), found);
        }
    }

    /** The labs beside the tests, by file name. */
    static List<String> labs() {
        try (Stream<Path> files = Files.list(LABS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".lab"))
                    .map(name -> name.substring(0, name.length() - ".lab".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Script lab(String name) {
        try {
            return parse(Files.readString(LABS.resolve(name + ".lab")), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TraceEvent.Finished end(List<TraceEvent> events) {
        return (TraceEvent.Finished) events.get(events.size() - 1);
    }

    /** As a pipe shows it. */
    static List<String> told(List<TraceEvent> events) {
        return events.stream().flatMap(event -> Narration.of(event).stream()).toList();
    }

    /** Passed, and nothing left; where a need is unmet the test is skipped and says why. */
    static void assertPassed(String name, List<TraceEvent> events) {
        TraceEvent.Finished end = end(events);
        assertThat(end.left()).as(name).isEqualTo(new TraceEvent.Left(0, 0, 0));
        if (end.outcome().equals("skipped")) {
            skip(name, LabRunner.skipReason(events).orElseThrow());
        }
        assertThat(end.outcome()).as(() -> String.join("\n", told(events))).isEqualTo("passed");
    }

    /** Ends this test here as not run, and says so where it is seen. */
    static void skip(String what, String why) {
        System.out.println("skipped: " + what + ": " + why);
        Assumptions.abort(what + ": " + why);
    }

    @Override
    public void close() {
        machine.close();
        theatre.close();
        assertThat(new TreeRemoval(calls).remove(folder)).isZero();
    }
}
