package fdscope.tui.message;

import fdscope.lab.script.Script;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.KernelQuestion;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.Source;
import fdscope.observe.view.SocketArrangement;
import java.util.List;

/** What is to be done outside the model: data, carried out by the terminal door. Results come back as a {@link Msg}. */
public sealed interface Effect {
    /** A lesson is being read: starts the actors of its first lab in the background, so that they are there in time. */
    record PrepareLab() implements Effect {}

    /**
     * Starts the actors of one variant. {@link Msg.LabBegan} or {@link Msg.LabBroke} follows.
     *
     * @param run number of the run; all that is told about it bears it
     * @param file of the lesson, for messages
     */
    record StartLab(int run, String file, LabBlock lab, String variant) implements Effect {}

    /** Takes the next so many steps, fewer if the lab stops before. {@link Msg.LabStepped} follows. */
    record StepLab(int run, int steps) implements Effect {}

    /** Ends all processes of the run. {@link Msg.LabEnded} follows. */
    record EndLab(int run) implements Effect {}

    /** Asks one source about the sockets of the run, as they are after {@code shot}. {@link Msg.SourceRead} follows. */
    record ReadSource(int run, int shot, Source source) implements Effect {}

    /**
     * Runs a lab that is being written, all its steps until one goes wrong. {@link Msg.Played} follows for each,
     * {@link Msg.PlayBroke} if nothing can run.
     *
     * @param run number of the run; all that is told about it bears it
     * @param anew from the start, what ran before is ended; else the run goes on with this longer text
     */
    record Play(int run, Script script, String variant, boolean anew) implements Effect {}

    /** Ends the processes of the playground, in the middle of a call too. {@link Msg.PlayEnded} follows. */
    record StopPlay(int run) implements Effect {}

    /**
     * Writes what is written in the playground into a file. {@link Msg.PlaySaved} or {@link Msg.PlayNotSaved} follows.
     *
     * @param name of the file, from the current folder; {@code .lab} is put behind it if it is not there
     * @param known the file of that name as it was last seen, may go unasked; empty: it was not seen
     * @param over a file that is there may go
     */
    record SavePlay(String name, List<String> lines, List<String> known, boolean over) implements Effect {
        public SavePlay {
            lines = List.copyOf(lines);
            known = List.copyOf(known);
        }
    }

    /** Remembers where the learner is. {@link Msg.ProgressKnown} follows, as after the next three. */
    record KeepPlace(String slug, int page, int step) implements Effect {}

    /** @param sure 1 to 3 */
    record KeepAnswer(Occasion occasion, String slug, String question, int answer, int sure, boolean right)
            implements Effect {
        /** Where a question was asked. */
        public enum Occasion {
            LESSON,
            REVIEW,
            PLACEMENT
        }
    }

    /** @param id of the path that the learner takes from now on */
    record KeepPath(String id) implements Effect {}

    record KeepFinished(String slug) implements Effect {}

    /** The learner has seen what this is; nothing is told of it. */
    record KeepWelcomed() implements Effect {}

    /**
     * Looks at all sockets. {@link Msg.SocketsRead} or {@link Msg.SocketsFailed} follows.
     *
     * @param number of the question; the answer bears it
     */
    record ReadSockets(int number, SocketQuestion question) implements Effect {}

    /** Filters and orders what was read; nothing is read. {@link Msg.SocketsArranged} follows. */
    record ArrangeSockets(int number, SocketArrangement wanted) implements Effect {}

    /** Asks all sources, ss too, about one socket. {@link Msg.SocketLooked} follows. */
    record LookAtSocket(int number, SocketRow row, SocketQuestion question) implements Effect {}

    /** Reads what the kernel, or a file about it, says. {@link Msg.KernelTold} follows. */
    record AskKernel(KernelQuestion question) implements Effect {}

    /**
     * Measures copying against passing, in all ways and sizes. {@link Msg.Measured} follows many times, then
     * {@link Msg.MeasureEnded} or {@link Msg.MeasureFailed}.
     */
    record Measure(int run) implements Effect {}

    /** The measurement ends soon, with what was measured. */
    record StopMeasuring(int run) implements Effect {}

    /** Reads what exercises the course has, and how far the learner's files are. {@link Msg.ExercisesTold} follows. */
    record ReadExercises() implements Effect {}

    /**
     * Looks at one exercise by the slug of its lesson, and watches the learner's file from now on. {@link Msg.ExerciseTold}
     * or {@link Msg.ExerciseRefused} follows, later {@link Msg.ExerciseSaved} at each save.
     */
    record OpenExercise(String slug) implements Effect {}

    /** Nobody looks at it any more: the file is not watched, and no check goes on. */
    record LeaveExercise() implements Effect {}

    /**
     * Puts the learner's file in place. {@link Msg.ExerciseTold} or {@link Msg.ExerciseRefused} follows.
     *
     * @param anew a file that is there is put aside; else it is left as it is
     */
    record BeginExercise(String slug, boolean anew) implements Effect {}

    /** Gives the terminal to the learner's editor. {@link Msg.ExerciseTold} or {@link Msg.ExerciseRefused} follows. */
    record EditExercise(String slug) implements Effect {}

    /**
     * Checks the learner's file. {@link Msg.CheckAdvanced} follows, then {@link Msg.ExerciseChecked} or
     * {@link Msg.CheckStopped}.
     */
    record CheckExercise(int run, String slug) implements Effect {}

    /** The check ends soon, without a result. */
    record StopChecking(int run) implements Effect {}

    /** {@link Msg.SolutionTold} or {@link Msg.ExerciseRefused} follows. */
    record ReadSolution(String slug) implements Effect {}

    /**
     * More is known of the learner's work. {@link Msg.ProgressKnown} follows.
     *
     * @param hints that have been seen
     */
    record KeepPractice(String slug, int hints, boolean passed) implements Effect {}

    /** Writes the choice into the settings. {@link Msg.ThemeKept} follows. */
    record KeepTheme(String name) implements Effect {}

    record Copy(String text) implements Effect {}

    record Suspend() implements Effect {}

    record Redraw() implements Effect {}
}
