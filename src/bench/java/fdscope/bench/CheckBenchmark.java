package fdscope.bench;

import fdscope.exercise.Checker;
import fdscope.exercise.Exercise;
import fdscope.exercise.ExerciseReader;
import fdscope.exercise.Outcome;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Laboratory;
import fdscope.lab.actor.ActorTheatre;
import fdscope.lab.actor.LiveMachine;
import fdscope.lesson.Lesson;
import fdscope.lesson.store.LessonFolder;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole check of a good program, both builds, in a program that runs already, as with {@code check --watch}; and for
 * lesson 06 the same by hand, in C.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 11)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"})
public class CheckBenchmark {
    /** {@code hand} is check-by-hand of lesson 06. */
    @Param({"02", "06", "hand"})
    public String exercise;

    private ActorTheatre theatre;
    private LiveMachine machine;
    private Exercise chosen;

    @Setup(Level.Trial)
    public void open() throws Exception {
        theatre = new ActorTheatre(NativeDoor.open(), 1);
        machine = new LiveMachine(NativeDoor.open());
        String id = exercise.equals("hand") ? "06" : exercise;
        Path lessons = Path.of("lessons");
        for (Lesson lesson : LessonFolder.read(lessons).lessons()) {
            if (lesson.id().equals(id)) {
                chosen = ExerciseReader.read(lesson, lessons).orElseThrow();
            }
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        theatre.close();
        machine.close();
    }

    @Benchmark
    public boolean check() throws Exception {
        boolean passed = exercise.equals("hand") ? byHand() : byProgram();
        if (!passed) {
            throw new IllegalStateException(exercise + ": the good program does not pass");
        }
        return passed;
    }

    private boolean byProgram() throws Exception {
        Checker checker = new Checker(new Laboratory(theatre, machine), System.getenv(), () -> false);
        return checker.check(chosen, chosen.good()).result() == Outcome.Result.PASSED;
    }

    private boolean byHand() throws Exception {
        return new ProcessBuilder("target/bench/check-by-hand", chosen.good().toString())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
