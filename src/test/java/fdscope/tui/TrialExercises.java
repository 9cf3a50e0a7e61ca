package fdscope.tui;

import fdscope.exercise.Check;
import fdscope.exercise.Outcome;
import fdscope.exercise.Workpiece;
import fdscope.lesson.ContentError;
import fdscope.lesson.Task;
import fdscope.lesson.TaskParser;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.ExerciseView;
import fdscope.tui.screen.Exercises;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The exercise of lesson 6, from home to a pass: values of a worker that is not there. */
final class TrialExercises {
    static final String SLUG = "your-first-scm-rights";
    static final String OTHER = "a-socket-file-is-a-name";
    static final String FILE = "/home/kim/fdscope-06/exercise.c";
    static final String COMPILES = "It compiles.";
    static final String ENDS = "It ends with exit status 0.";
    static final String COMES = "A message comes, with at least one byte of data.";
    static final String CARRIES = "It carries one descriptor.";

    private static final String TASK = """
            ---
            title: Send a descriptor
            minutes: 20
            language: c
            ---

            The sketch compiles, it runs, and it sends nothing. Repair it.

            - **3** is a stream socket; the checker has the other end;
            - **4** is an open file.

            The layout is in [cmsg(3)](man:cmsg(3)), the word in
            [the glossary](term:control-message).

            ```hint
            Data is missing.
            ```

            ```hint
            A buffer is missing.
            ```

            ```hint
            `cmsg_len` is `CMSG_LEN(sizeof(int))`.
            ```

            ```lab send "Sends descriptor 4"
            actors  checker
            pair    checker.s checker.t stream
            checker yours = program(3 = t)
            claim   "It ends with exit status 0."
            yours   await -> 0
            ```
            """;

    private TrialExercises() {}

    private static Task task() {
        try {
            return TaskParser.parse(TASK, "task.md");
        } catch (ContentError.Found e) {
            throw new IllegalStateException(e);
        }
    }

    static Workpiece piece(boolean there) {
        return new Workpiece(
                "06",
                SLUG,
                Optional.of(task()),
                List.of(),
                List.of(COMPILES, ENDS, COMES, CARRIES),
                there ? FILE : "",
                there,
                FILE);
    }

    private static Workpiece broken() {
        return new Workpiece(
                "01",
                OTHER,
                Optional.empty(),
                List.of("01/exercise/task.md:3: minutos: not a key, expected minutes"),
                List.of(),
                "",
                false,
                "");
    }

    /** What the worker would say of a program that sends nothing. */
    static Outcome failed() {
        Check.Evidence evidence = new Check.Evidence(
                List.of(
                        "No message came. Without a byte to carry it nothing is sent, and sendmsg() does not complain.",
                        "Your program said: \033[31mhello"),
                Optional.of("checker send(12<s>, \"go\") = 2"),
                Optional.of("success, ret > 0"),
                Optional.of("checker recvmsg(12<s>, 64, control 256) = \"\", flags 0"),
                Optional.of(TrialScenes.before()));
        return new Outcome(
                "06",
                Outcome.Result.FAILED,
                List.of(
                        new Check(ENDS, true, "", Optional.empty()),
                        new Check(COMES, false, "No message came.", Optional.of(evidence))),
                List.of("exercise.c:8: warning: variable 'cmsg' set but not used"),
                Optional.empty());
    }

    /** What the worker would say of a program that the sanitizers find fault with. */
    static Outcome unpictured() {
        return new Outcome(
                "06",
                Outcome.Result.FAILED,
                List.of(new Check(COMES, false, "exercise.c:8: these 7 bytes are never freed", Optional.empty())),
                List.of(),
                Optional.empty());
    }

    static Outcome passed() {
        return new Outcome(
                "06",
                Outcome.Result.PASSED,
                List.of(ENDS, COMES, CARRIES).stream()
                        .map(name -> new Check(name, true, "", Optional.empty()))
                        .toList(),
                List.of(),
                Optional.empty());
    }

    static Outcome unavailable() {
        return new Outcome(
                "06",
                Outcome.Result.UNAVAILABLE,
                List.of(),
                List.of(),
                Optional.of("There is no C compiler in PATH (cc, gcc or clang), and none in $CC:"
                        + " apt install gcc libc6-dev."));
    }

    /** At home; lessons 1 and 6 have an exercise, that of 1 is broken. */
    static Trial home(int columns, int rows) {
        return Trial.at(Exercises.of(Set.of(SLUG, OTHER)), columns, rows);
    }

    /** The list, read. */
    static Trial list(boolean there, int columns, int rows) {
        Trial trial = home(columns, rows).press(Key.of('E'));
        trial.tell(new Msg.ExercisesTold(List.of(broken(), piece(there))));
        trial.effects();
        return trial.press(Key.DOWN);
    }

    /** Opened for the first time: there is no file. */
    static Trial opened(int columns, int rows) {
        Trial trial = list(false, columns, rows).press(Key.ENTER);
        return trial.tell(new Msg.ExerciseTold(piece(false), ""));
    }

    /** The file is there, and the first check is under way. */
    static Trial begun(int columns, int rows) {
        return opened(columns, rows).press(Key.ENTER).tell(new Msg.ExerciseTold(piece(true), ""));
    }

    static Trial checked(Outcome outcome, int columns, int rows) {
        Trial trial = begun(columns, rows).press(Key.TAB);
        return trial.tell(new Msg.ExerciseChecked(run(trial), outcome, 640));
    }

    /** Number of the check that was started last. */
    static int run(Trial trial) {
        return view(trial).trying().run();
    }

    static ExerciseView view(Trial trial) {
        return trial.model().exercise().orElseThrow();
    }

    static Map<String, Trial> screens(int columns, int rows) {
        Trial again = checked(failed(), columns, rows);
        again.tell(new Msg.ExerciseSaved(SLUG)).tick().tick();
        again.tell(new Msg.CheckAdvanced(run(again), "compiling"));
        Trial solved = checked(passed(), columns, rows).press(Key.of('!'), Key.ENTER);
        solved.tell(new Msg.SolutionTold(SLUG, List.of("#include <string.h>", "", "int main(void) {", "}")));
        return Map.of(
                "exercises", list(true, columns, rows),
                "exercise", opened(columns, rows),
                "exercise-failed", checked(failed(), columns, rows),
                "exercise-again", again,
                "exercise-stage", checked(failed(), columns, rows).press(Key.TAB),
                "exercise-hints", checked(failed(), columns, rows).press(Key.of('i'), Key.of('i')),
                "exercise-give-up", checked(failed(), columns, rows).press(Key.of('!')),
                "exercise-passed", checked(passed(), columns, rows),
                "exercise-solution", solved,
                "exercise-no-compiler", checked(unavailable(), columns, rows));
    }
}
