package fdscope.bench;

import fdscope.exercise.Checker;
import fdscope.exercise.Exercise;
import fdscope.exercise.ExerciseReader;
import fdscope.exercise.Outcome;
import fdscope.exercise.SaveWatch;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Laboratory;
import fdscope.lab.actor.ActorTheatre;
import fdscope.lab.actor.LiveMachine;
import fdscope.lesson.Lesson;
import fdscope.lesson.store.LessonFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * From the save of a good program to the verdict, both builds, in a program that runs already, as with {@code check
 * --watch}. After each check, outside its time, the compiler alone makes the build with sanitizers of the same file. The
 * medians of the parts go to target/bench/check-parts.txt, a line for each exercise. For lesson 06 also the same by hand,
 * in C.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = CheckBenchmark.WARM)
@Measurement(iterations = 11)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"})
public class CheckBenchmark {
    static final int WARM = 3;

    private static final Path PARTS = Path.of("target/bench/check-parts.txt");
    private static final int SETTLING_MILLISECONDS = 2_000;
    private static final int PATIENCE_MILLISECONDS = 10_000;

    /** {@code hand} is check-by-hand of lesson 06. */
    @Param({"02", "06", "hand"})
    public String exercise;

    private ActorTheatre theatre;
    private LiveMachine machine;
    private Exercise chosen;
    private Path folder;
    private Path file;
    private String source;
    private SaveWatch saves;
    private int round;
    private final List<double[]> parts = new ArrayList<>();

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
        folder = Files.createTempDirectory("fdscope-bench-");
        file = folder.resolve(chosen.fileName());
        source = Files.readString(chosen.good());
        Files.writeString(file, source);
        saves = new SaveWatch(file);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        saves.close();
        theatre.close();
        machine.close();
        Files.deleteIfExists(folder.resolve("alone"));
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
        if (!exercise.equals("hand")) {
            StringBuilder line = new StringBuilder(exercise);
            for (int part = 0; part < 5; part++) {
                line.append(String.format(Locale.ROOT, " %.1f", median(part)));
            }
            Files.writeString(PARTS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private double median(int part) {
        double[] sorted = parts.stream().skip(WARM).mapToDouble(times -> times[part]).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Benchmark
    public boolean check() throws Exception {
        boolean passed = exercise.equals("hand") ? byHand() : byProgram();
        if (!passed) {
            throw new IllegalStateException(exercise + ": the good program does not pass");
        }
        return passed;
    }

    /** The rival runs on the machine as the check has just found it. */
    @TearDown(Level.Iteration)
    public void compilerAlone() throws Exception {
        if (exercise.equals("hand")) {
            return;
        }
        // Actors for the next check are still starting: nobody saves again that soon, and the rival is to be alone.
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLISECONDS);
        long from = System.nanoTime();
        int status = new ProcessBuilder(
                        "cc", "-x", "c", "-Wall", "-Wextra", "-O1", "-g", "-pthread", "-fsanitize=address,undefined",
                        "-fno-sanitize-recover=all", "-fno-omit-frame-pointer", "-o",
                        folder.resolve("alone").toString(), file.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(exercise + ": cc alone does not compile it");
        }
        parts.get(parts.size() - 1)[4] = millisecondsSince(from);
    }

    private boolean byProgram() throws Exception {
        // At each "checking" a part ends: noticed, plain build, plain runs with what is left of the other build, its runs.
        double[] ends = new double[5];
        long from = System.nanoTime();
        Files.writeString(file, source + "/* " + round++ + " */\n");
        if (!saves.isSavedWithin(PATIENCE_MILLISECONDS)) {
            throw new IllegalStateException(exercise + ": nobody has seen the save");
        }
        ends[0] = millisecondsSince(from);
        Checker checker = new Checker(new Laboratory(theatre, machine), System.getenv(), () -> false).telling(step -> {
            int part = step.startsWith("checking, ") ? 2 : step.startsWith("checking: ") ? 1 : -1;
            if (part > 0 && ends[part] == 0) {
                ends[part] = millisecondsSince(from);
            }
        });
        boolean passed = checker.check(chosen, file).result() == Outcome.Result.PASSED;
        ends[3] = millisecondsSince(from);
        parts.add(new double[] {ends[0], ends[1] - ends[0], ends[2] - ends[1], ends[3] - ends[2], 0});
        return passed;
    }

    private static double millisecondsSince(long from) {
        return (System.nanoTime() - from) / 1e6;
    }

    private boolean byHand() throws Exception {
        return new ProcessBuilder("target/bench/check-by-hand", chosen.good().toString())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
