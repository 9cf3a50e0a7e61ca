package fdscope.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Laboratory;
import fdscope.lab.actor.ActorTheatre;
import fdscope.lab.actor.LiveMachine;
import fdscope.lesson.Lesson;
import fdscope.lesson.Task;
import fdscope.lesson.store.LessonFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exercise of the course keeps its word, with each compiler that is here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExercisesIT {
    private static final Path LESSONS = Path.of("lessons");

    private ActorTheatre theatre;
    private LiveMachine machine;

    @BeforeAll
    void open() throws Exception {
        theatre = new ActorTheatre(NativeDoor.open(), 1);
        machine = new LiveMachine(NativeDoor.open());
    }

    @AfterAll
    void close() {
        theatre.close();
        machine.close();
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
        // A script may call fdscope.
        String path = Path.of(System.getProperty("fdscope.launcher")).getParent() + ":" + System.getenv("PATH");
        Map<String, String> environment = Map.of("PATH", path, "CC", compiler);
        if (compiler.equals("gcc")) {
            Tools.require("gcc");
        }
        Tools.suppose(Compiler.find(environment).isPresent(), compiler + " is not in PATH");
        Checker checker = new Checker(new Laboratory(theatre, machine), environment, () -> false);
        Outcome good = checker.check(exercise, exercise.good());
        Tools.suppose(good.result() != Outcome.Result.UNAVAILABLE, good.why().orElse(""));
        boolean sanitizes = !good.notes().contains(Checker.NO_SANITIZERS);
        Tools.suppose(sanitizes, compiler + " has no sanitizers");

        assertThat(new ExerciseTrial(exercise, checker).faults()).isEmpty();
    }
}
