package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.Laboratory;
import fdscope.lesson.Course;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope verify}: is what the lessons claim true on this machine? */
@Command(name = "verify", description = "Run every lab of every lesson: is what the course claims true here?")
final class VerifyCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(paramLabel = "LESSON", arity = "0..*", description = "These lessons only, by number or slug.")
    private List<String> lessons = List.of();

    @Option(names = "--json", description = "Print JSON, one claim a line.")
    private boolean json;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Run N labs at a time (default: one for each processor, 8 at most).")
    private int jobs = Math.min(8, Runtime.getRuntime().availableProcessors());

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        VerifyOutput output = new VerifyOutput(at.out(), json);
        try {
            return verify(at, output);
        } catch (WrongUse e) {
            at.err().line("fdscope: " + e.getMessage());
            output.end(e.exitCode() == ExitCode.NOT_HERE ? LabVerdict.SKIPPED : LabVerdict.FAILED);
            return e.exitCode() == ExitCode.NOT_HERE ? ExitCode.NOT_HERE : ExitCode.USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            output.end(LabVerdict.FAILED);
            return ExitCode.FAILED;
        }
    }

    private int verify(Surroundings at, VerifyOutput output) throws WrongUse, InterruptedException {
        if (jobs < 1 || jobs > 64) {
            throw new WrongUse("--jobs " + jobs + ": expected 1 to 64");
        }
        CourseChoice choice = fdscope.course();
        List<LabPlace> labs = labs(choice);
        Course course = choice.course();
        course.allErrors().forEach(error -> at.err().line(error.toString()));
        Optional<String> unsupported = at.powers().unsupported();
        if (unsupported.isPresent()) {
            return allSkipped(labs, unsupported.get(), at, output);
        }
        fdscope.consent(choice);
        boolean passed;
        try (Interruption interruption = new Interruption();
                Powers.Live live = at.powers().open(0, fdscope.mayBeRoot(choice.isBuiltIn()))) {
            passed = run(labs, live, interruption, output, new ProgressLine(at));
            output.end(passed ? "passed" : LabVerdict.FAILED);
        } catch (SyscallsUnavailableException e) {
            return allSkipped(labs, e.getMessage(), at, output);
        }
        boolean readable = lessons.isEmpty() ? course.allErrors().isEmpty() : true;
        return !passed ? ExitCode.FAILED : readable ? ExitCode.DONE : ExitCode.USAGE;
    }

    /** This machine can run none of them. */
    private static int allSkipped(List<LabPlace> labs, String why, Surroundings at, VerifyOutput output) {
        at.err().line("fdscope: " + why);
        labs.forEach(lab -> output.lab(LabVerdict.skipped(lab, why)));
        output.end(LabVerdict.SKIPPED);
        return ExitCode.DONE;
    }

    private List<LabPlace> labs(CourseChoice choice) throws WrongUse {
        if (lessons.isEmpty()) {
            return choice.course().labs();
        }
        List<LabPlace> labs = new ArrayList<>();
        for (String reference : lessons) {
            Lesson lesson = choice.lesson(reference);
            lesson.labs().forEach(lab -> labs.add(new LabPlace(lesson, lab)));
        }
        return labs;
    }

    /** Runs several side by side, tells them in the order of the course. */
    private boolean run(
            List<LabPlace> labs,
            Powers.Live live,
            Interruption interruption,
            VerifyOutput output,
            ProgressLine progress)
            throws InterruptedException {
        boolean passed = true;
        Laboratory series = live.laboratory().inSeries();
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<LabVerdict>> verdicts = new ArrayList<>();
            labs.forEach(lab -> verdicts.add(workers.submit(() -> LabVerdict.of(lab, series, interruption))));
            for (int i = 0; i < verdicts.size(); i++) {
                LabPlace place = labs.get(i);
                progress.say((i + 1) + "/" + labs.size() + ", lesson "
                        + place.lesson().id() + ": " + place.lab().name());
                LabVerdict verdict = verdicts.get(i).get();
                progress.clear();
                if (interruption.getAsBoolean()) {
                    return false;
                }
                output.lab(verdict);
                passed &= !verdict.failed();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
        return passed;
    }
}
