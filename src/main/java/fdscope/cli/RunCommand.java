package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.LabRunner;
import fdscope.lab.Laboratory;
import fdscope.lab.ProgramUnderTest;
import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope run LAB}: real calls in real processes, told line by line. */
@Command(
        name = "run",
        description = "Run a lab: real system calls in real processes.",
        footer = {
            "",
            "Exit code: 0 every expectation held, 1 one failed, 2 the lab cannot be read,",
            "3 this machine cannot run it."
        })
final class RunCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(
            index = "0",
            paramLabel = "LAB",
            description =
                    "A lesson (06) for its first lab, LESSON/LABNAME for another, the path of a .lab or .md file, or - for"
                            + " standard input.")
    private String lab;

    @Option(names = "--variant", paramLabel = "V", description = "Run this variant only.")
    private Optional<String> variant = Optional.empty();

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description = "The program that program() of the lab starts: one that can be executed.")
    private Optional<Path> program = Optional.empty();

    @Option(names = "--json", description = "Print JSON, one event a line.")
    private boolean json;

    @Option(names = "--kernel", description = "Show the way of each call through the kernel (needs root).")
    private boolean kernel;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            arity = "0..1",
            preprocessor = OnlyAttached.class,
            description = "Keep the trace in FILE (--record=FILE), or as NAME.trace.jsonl beside the lab.")
    private Optional<String> record = Optional.empty();

    /** {@code --record 06} means lab 06, not a file of that name. */
    static final class OnlyAttached implements CommandLine.IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> args,
                CommandLine.Model.CommandSpec spec,
                CommandLine.Model.ArgSpec option,
                java.util.Map<String, Object> info) {
            if (" ".equals(info.get("separator"))) {
                args.push("");
            }
            return false;
        }
    }

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        RunOutput output = json ? new RunOutput.Json(at.out()) : new RunOutput.Text(at.out());
        try {
            return run(at, output);
        } catch (ScriptError.Found e) {
            e.errors().forEach(error -> {
                output.event(new TraceEvent.Failed(error.line(), "", error.toString()));
                at.err().line("fdscope: " + error);
            });
            return output.ended(end("failed"), ExitCode.USAGE);
        } catch (WrongUse e) {
            output.event(new TraceEvent.Failed(0, "", e.getMessage()));
            return refuse(at, output, e);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            if (json) {
                output.ended(end("failed"), ExitCode.FAILED); // also after a fault that nobody foresaw, which Cli tells
            }
            throw e;
        }
    }

    private Integer refuse(Surroundings at, RunOutput output, WrongUse e) {
        at.err().line("fdscope: " + e.getMessage());
        String outcome = e.exitCode() == ExitCode.NOT_HERE ? "skipped" : "failed";
        return output.ended(end(outcome), e.exitCode());
    }

    private int run(Surroundings at, RunOutput output) throws WrongUse, ScriptError.Found {
        CourseChoice choice = fdscope.course();
        LabSource source = choice.lab(lab);
        Script script = source.script();
        List<String> variants = VariantChoice.of(script, variant);
        if (script.usesProgram() && program.isEmpty()) {
            throw new WrongUse(
                    lab + " checks a program, and none was given; fdscope check NN FILE gives it yours, or say"
                            + " --program FILE");
        }
        if (program.isPresent() && !Files.isExecutable(program.get())) {
            throw new WrongUse(program.get() + ": expected a program that can be executed");
        }
        Optional<String> unsupported = at.powers().unsupported();
        if (unsupported.isPresent()) {
            throw new WrongUse(unsupported.get(), ExitCode.NOT_HERE);
        }
        if (source.place().isPresent()) {
            fdscope.consent(choice);
        }
        output.begin(at, source, choice.course().map());
        List<TraceEvent> events = new ArrayList<>();
        TraceEvent.Finished end;
        try (Interruption interruption = new Interruption();
                Powers.Live live = at.powers().open(0, fdscope.mayBeRoot(source.builtIn()))) {
            Laboratory laboratory = kernel ? live.recording() : live.laboratory();
            end = new LabRunner(program.map(path -> new ProgramUnderTest(
                                    List.of(path.toAbsolutePath().toString()), List.of()))
                            .map(laboratory::checking)
                            .orElse(laboratory))
                    .run(script, source.file(), variants, interruption, event -> {
                        events.add(event);
                        if (!interruption.getAsBoolean() && !(event instanceof TraceEvent.Finished)) {
                            output.event(event);
                        }
                    });
            if (interruption.getAsBoolean()) {
                return output.ended(end, ExitCode.FAILED);
            }
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        }
        if (end.outcome().equals("skipped")) {
            LabRunner.skipReason(events).ifPresent(reason -> at.err().line("fdscope: " + Narration.notHere(reason)));
            replay(output, source);
        }
        if (record.isPresent()) {
            keep(at, source, events, end);
        }
        return output.ended(end, code(end));
    }

    private static void replay(RunOutput output, LabSource source) throws WrongUse {
        Optional<Recording> recording = Recording.read(source.recording(), source.course());
        if (recording.isPresent()) {
            output.recorded(recording.get());
        }
    }

    private void keep(Surroundings at, LabSource source, List<TraceEvent> events, TraceEvent.Finished end) {
        if (!end.outcome().equals("passed")) {
            at.err().line("fdscope: not recorded: only a run that passed is worth keeping");
            return;
        }
        Path file = record.filter(name -> !name.isEmpty()).map(Path::of).orElseGet(source::recording);
        try {
            new Recording(Kernel.here().release(), events)
                    .write(file, source.script().name());
            at.err().line("fdscope: recorded in " + file);
        } catch (IOException e) {
            at.err().line("fdscope: not recorded: " + file + " cannot be written (" + e.getMessage() + ")");
        }
    }

    private static int code(TraceEvent.Finished end) {
        boolean clean = end.left().nothing();
        return switch (end.outcome()) {
            case "passed" -> clean ? ExitCode.DONE : ExitCode.FAILED;
            case "skipped" -> ExitCode.NOT_HERE;
            default -> ExitCode.FAILED;
        };
    }

    private static TraceEvent.Finished end(String outcome) {
        return new TraceEvent.Finished(0, "", outcome, 0, 0, 0, 0, 0, new TraceEvent.Left(0, 0, 0));
    }
}
