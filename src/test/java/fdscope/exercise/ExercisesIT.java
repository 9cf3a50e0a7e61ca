package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Laboratory;
import fdscope.lab.actor.ActorTheatre;
import fdscope.lab.actor.LiveMachine;
import fdscope.lesson.ContentError;
import fdscope.lesson.Lesson;
import fdscope.lesson.Task;
import fdscope.lesson.store.LessonFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every exercise of the course keeps its word, with each compiler that is here. Two are on trial at a time, but of those
 * that send many descriptors or bound their number only one: what is in flight is counted for the user, and 253 of one
 * program are too many for another with a limit of 60 (ETOOMANYREFS, unix(7)).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExercisesIT {
    private static final Path LESSONS = Path.of("lessons");

    private ActorTheatre theatre;
    private LiveMachine machine;
    private static final Pattern MANY = Pattern.compile("SCM_RIGHTS \\[\\w+ \\*|setrlimit\\(RLIMIT_NOFILE");

    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final Map<String, Future<Trial>> trials = new HashMap<>();

    @BeforeAll
    void open() throws Exception {
        theatre = new ActorTheatre(NativeDoor.open(), 1);
        machine = new LiveMachine(NativeDoor.open());
        exercises().forEach(arguments -> {
            String compiler = (String) arguments.get()[1];
            Exercise exercise = (Exercise) arguments.get()[2];
            ExecutorService bench = hasMany(exercise) ? one : other;
            trials.put(exercise.id() + compiler, bench.submit(() -> trial(compiler, exercise)));
        });
    }

    @AfterAll
    void close() {
        one.shutdownNow();
        other.shutdownNow();
        theatre.close();
        machine.close();
    }

    private static boolean hasMany(Exercise exercise) {
        return exercise.task().checks().stream()
                .flatMap(lab -> lab.script().steps().stream())
                .anyMatch(line -> MANY.matcher(line.source()).find());
    }

    static Stream<Arguments> exercises() throws Exception {
        List<Arguments> all = new ArrayList<>();
        for (Lesson lesson : LessonFolder.read(LESSONS).lessons()) {
            for (Exercise exercise :
                    ExerciseReader.read(lesson, LESSONS).stream().toList()) {
                boolean compiled = exercise.task().language() == Task.Language.C;
                for (String compiler : compiled ? List.of("gcc", "clang") : List.of("gcc")) {
                    all.add(Arguments.of(exercise.id(), compiler, exercise));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("exercises")
    void theGoodProgramPassesAndTheOthersAreRefusedForTheirReason(String id, String compiler, Exercise exercise)
            throws Exception {
        if (compiler.equals("gcc")) {
            Tools.require("gcc");
        }
        Tools.suppose(Compiler.find(environment(compiler)).isPresent(), compiler + " is not in PATH");
        Trial trial = trials.get(id + compiler).get();
        Tools.suppose(trial.impossible().isEmpty(), compiler + ": " + trial.impossible());

        assertThat(trial.faults()).isEmpty();
    }

    /** @param impossible why nothing is known; "" if something is */
    private record Trial(String impossible, List<ContentError> faults) {}

    private Trial trial(String compiler, Exercise exercise) throws IOException {
        Checker checker = new Checker(new Laboratory(theatre, machine), environment(compiler), () -> false);
        Outcome good = checker.check(exercise, exercise.good());
        if (good.result() == Outcome.Result.UNAVAILABLE) {
            return new Trial(good.why().orElse("unavailable"), List.of());
        }
        return good.notes().contains(Checker.NO_SANITIZERS)
                ? new Trial(Checker.NO_SANITIZERS, List.of())
                : new Trial("", new ExerciseTrial(exercise, checker).faults());
    }

    /** A script may call fdscope. */
    private static Map<String, String> environment(String compiler) {
        String path = Path.of(System.getProperty("fdscope.launcher")).getParent() + ":" + System.getenv("PATH");
        return Map.of("PATH", path, "CC", compiler);
    }
}
