package fdscope.tui.message;

import fdscope.exercise.Outcome;
import fdscope.exercise.Workpiece;
import fdscope.lab.LabRun.SocketRows;
import fdscope.lab.measure.Measurement;
import fdscope.lab.script.Script;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.KernelAnswer;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.Progress;
import fdscope.observe.SocketListing;
import fdscope.observe.view.SocketArrangement;
import fdscope.observe.view.SocketDetail;
import java.util.List;
import java.util.Optional;

/** What moves the model: the person, or the result of an effect. */
public sealed interface Msg {
    record Came(Input input) implements Msg {}

    /**
     * The actors have started, or could not: then the events say so.
     *
     * @param steps of this variant, in order
     * @param position index of the step that comes next
     * @param over no step comes any more
     */
    record LabBegan(int run, List<Script.Line> steps, List<TraceEvent> events, int position, boolean over)
            implements Msg {
        public LabBegan {
            steps = List.copyOf(steps);
            events = List.copyOf(events);
        }
    }

    record LabStepped(int run, List<TraceEvent> events, int position, boolean over) implements Msg {
        public LabStepped {
            events = List.copyOf(events);
        }
    }

    /** @param events the last verdicts */
    record LabEnded(int run, List<TraceEvent> events, TraceEvent.Left left) implements Msg {
        public LabEnded {
            events = List.copyOf(events);
        }
    }

    /**
     * The lab could not be handled at all.
     *
     * @param sentence for people
     * @param details for a report: the exception
     */
    record LabBroke(int run, String sentence, String details) implements Msg {}

    /**
     * A step of the playground is over, or its actors have come.
     *
     * @param resting nothing more comes by itself
     */
    record Played(int run, List<TraceEvent> events, boolean resting) implements Msg {
        public Played {
            events = List.copyOf(events);
        }
    }

    /** The processes of the playground have been ended, as was wished. */
    record PlayEnded(int run, TraceEvent.Left left) implements Msg {}

    /** @param sentence for people */
    record PlayBroke(int run, String sentence) implements Msg {}

    /**
     * @param name of the file, as it was wished
     * @param file with all its folders, as a person writes it
     */
    record PlaySaved(String name, String file, List<String> lines) implements Msg {
        public PlaySaved {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param sentence why, for people
     * @param there a file with something else in it stands there
     */
    record PlayNotSaved(String sentence, boolean there) implements Msg {}

    record SourceRead(int run, int shot, SocketRows rows) implements Msg {}

    /** @param number of the question */
    record SocketsRead(int number, SocketListing listing) implements Msg {}

    record SocketsArranged(int number, SocketArrangement.Arranged arranged) implements Msg {}

    record SocketLooked(int number, SocketDetail detail) implements Msg {}

    /**
     * A question about the sockets could not be answered.
     *
     * @param sentence for people
     */
    record SocketsFailed(Asked asked, int number, String sentence) implements Msg {
        /** Which of the three questions. */
        public enum Asked {
            READ,
            ARRANGE,
            LOOK
        }
    }

    /** One more cell was measured: {@code done} of {@code of}. */
    record Measured(int run, int done, int of, Measurement soFar) implements Msg {}

    /** To the end, or until it was stopped. */
    record MeasureEnded(int run, Measurement whole) implements Msg {}

    /** @param sentence for people, without its full stop */
    record MeasureFailed(int run, String sentence) implements Msg {}

    record ExercisesTold(List<Workpiece> all) implements Msg {
        public ExercisesTold {
            all = List.copyOf(all);
        }
    }

    /**
     * How it is now.
     *
     * @param said what was done, for the learner; "" nothing
     */
    record ExerciseTold(Workpiece piece, String said) implements Msg {}

    /** @param sentence for people, what could not be done and what to do */
    record ExerciseRefused(String slug, String sentence) implements Msg {}

    /** The learner has saved the file. */
    record ExerciseSaved(String slug) implements Msg {}

    /** @param step what is under way now */
    record CheckAdvanced(int run, String step) implements Msg {}

    record ExerciseChecked(int run, Outcome outcome, long milliseconds) implements Msg {}

    /** @param sentence why it came to nothing; "" the learner wanted it */
    record CheckStopped(int run, String sentence) implements Msg {}

    record SolutionTold(String slug, List<String> lines) implements Msg {
        public SolutionTold {
            lines = List.copyOf(lines);
        }
    }

    record KernelTold(KernelQuestion question, KernelAnswer answer) implements Msg {}

    /**
     * The settings have the theme, or could not take it.
     *
     * @param file of the settings, as a person writes it
     * @param why not; empty: they have it
     */
    record ThemeKept(String name, String file, Optional<String> why) implements Msg {}

    /** @param notice what is not as it should be, for the learner */
    record ProgressKnown(Progress progress, Optional<String> notice) implements Msg {}
}
