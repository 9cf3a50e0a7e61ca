package fdscope.cli;

import fdscope.exercise.Bench;
import fdscope.exercise.Exercise;
import fdscope.exercise.Outcome;
import fdscope.exercise.Workpiece;
import fdscope.lesson.Course;
import fdscope.lesson.Lesson;
import fdscope.lesson.Progress.Practice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The exercise of a lesson in lines: its task, a check at a time, hints, a solution. */
final class PlainExercise {
    private final TextOut out;
    private final PlainInput input;
    private final KeptProgress kept;
    private final Bench bench;
    private final TaskText text;

    PlainExercise(TextOut out, PlainInput input, KeptProgress kept, Bench bench, Course course) {
        this.out = out;
        this.input = input;
        this.kept = kept;
        this.bench = bench;
        this.text = new TaskText(course);
    }

    /** @param live what it is checked on; empty: nothing can be checked here */
    void offer(Lesson lesson, Optional<Powers.Live> live) throws PlainInput.Quit {
        if (!bench.slugs().contains(lesson.slug())) {
            return;
        }
        try {
            Workpiece piece = bench.one(lesson.slug());
            if (piece.task().isEmpty()) {
                return;
            }
            out.line("Exercise: " + piece.title() + ", " + piece.task().get().minutes() + " min, "
                    + piece.standing(kept.progress()).words() + ".");
            String said = input.ask("e: do it now.  Enter: another time. ");
            if (said.equals("e")) {
                work(bench.exercise(lesson.slug()), live);
            }
        } catch (IOException e) {
            out.line("The exercise cannot be done: " + e.getMessage());
        }
    }

    private void work(Exercise exercise, Optional<Powers.Live> live) throws PlainInput.Quit, IOException {
        out.line("");
        out.lines(text.of(exercise));
        while (true) {
            Workpiece piece = bench.one(exercise.slug());
            if (piece.there()) {
                out.line("Your file: " + piece.file());
            } else {
                out.line("You have no file yet. It would be: " + piece.offer());
            }
            String said = input.ask((piece.there() ? "c: check it." : "b: begin, put a file there.")
                    + "  h: hint.  s: solution.  Enter: leave.  q: quit. ");
            switch (said) {
                case "":
                    return;
                case "b":
                    bench.begin(exercise.slug());
                    break;
                case "c":
                    check(exercise, live);
                    break;
                case "h":
                    hint(exercise);
                    break;
                case "s":
                    solution(exercise);
                    break;
                default:
                    out.line("One of these letters, please.");
            }
        }
    }

    private void check(Exercise exercise, Optional<Powers.Live> live) throws IOException {
        Optional<Path> file = bench.file(exercise.slug());
        if (file.isEmpty() || live.isEmpty()) {
            out.line(file.isEmpty() ? "There is no file to check." : "Nothing can be checked on this system.");
            return;
        }
        out.flush();
        Outcome outcome = bench.check(exercise.slug(), live.get().laboratory(), step -> {}, () -> false);
        new CheckOutput.Text(out, out).checked(exercise, file.get(), outcome);
        if (outcome.result() == Outcome.Result.PASSED) {
            learned(exercise, new Practice(0, Optional.of(Instant.now())));
        }
    }

    private void hint(Exercise exercise) {
        int all = exercise.task().hints().size();
        int number = Math.min(all, kept.progress().practice(exercise.slug()).hints() + 1);
        out.lines(text.hint(exercise, number));
        learned(exercise, new Practice(number, Optional.empty()));
    }

    private void solution(Exercise exercise) throws PlainInput.Quit, IOException {
        boolean passed = kept.progress().practice(exercise.slug()).passed().isPresent();
        if (passed || input.ask("Give up? y: show a solution.  Enter: no. ").equals("y")) {
            bench.solution(exercise.slug()).forEach(out::line);
        }
    }

    private void learned(Exercise exercise, Practice more) {
        kept.keep(kept.progress().practised(exercise.slug(), more, Instant.now()));
    }
}
