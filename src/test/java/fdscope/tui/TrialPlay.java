package fdscope.tui;

import fdscope.exercise.OwnLab;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Progress;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.PlayView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A learner in the playground; what the steps do is told, nothing runs. */
final class TrialPlay {
    static final String ACTORS = "actors alice bob";
    static final String PAIR = "pair   alice.s bob.s stream";
    static final String MEMFD = "alice  f = memfd_create(\"note\")";
    static final String SEND = "alice  sendmsg(s, \"x\", SCM_RIGHTS [f])";
    static final String EXPECT = "expect in_flight(bob.s) == 1";

    private TrialPlay() {}

    /** Nothing has been typed. */
    static Trial empty(int columns, int rows) {
        return Trial.at(columns, rows).press(Key.of('P'));
    }

    /** Begun in the playground, from the command line. */
    static Trial opened(int columns, int rows, OwnLab lab) {
        return Trial.at(columns, rows).begin(start -> start.playing(lab));
    }

    static PlayView view(Trial trial) {
        return trial.model().play().orElseThrow();
    }

    static int run(Trial trial) {
        return view(trial).played().run();
    }

    /** The entry has this, and Enter is pressed. */
    static Trial enter(Trial trial, String line) {
        return type(trial, line).press(Key.ENTER);
    }

    /** The entry has this. */
    static Trial type(Trial trial, String line) {
        trial.press(Key.ctrl('u'));
        return trial.tell(new Msg.Came(new Input.Pasted(line, false)));
    }

    /** The worker tells it, and rests. */
    static Trial told(Trial trial, TraceEvent... events) {
        trial.tell(new Msg.Played(run(trial), List.of(events), false));
        return trial.tell(new Msg.Played(run(trial), List.of(), true));
    }

    /** Both actors are there. */
    static Trial begun(int columns, int rows) {
        Trial trial = empty(columns, rows).press(Key.ENTER);
        return told(trial, came(1));
    }

    /** A descriptor is in flight. */
    static Trial live(int columns, int rows) {
        Trial trial = begun(columns, rows);
        enter(trial, PAIR);
        told(trial, pair(2), staged(2, TrialScenes.pair()));
        enter(trial, MEMFD);
        told(trial, called(3, "memfd_create(\"note\")", 8, "8<f>", null), staged(3, TrialScenes.before()));
        enter(trial, SEND);
        told(trial, sent(4), staged(4, TrialScenes.inFlight()));
        enter(trial, EXPECT);
        told(trial, expected(5, true, "1"));
        trial.effects();
        return trial;
    }

    /** The pair is one of datagrams now, and line 5 does not hold any more. */
    static Trial replayed(int columns, int rows) {
        Trial trial = live(columns, rows).press(Key.ESC, Key.of('g'), Key.DOWN, Key.ENTER);
        enter(trial, PAIR.replace("stream", "dgram"));
        return told(
                trial,
                came(1)[0],
                came(1)[1],
                pair(2),
                called(3, "memfd_create(\"note\")", 8, "8<f>", null),
                sent(4),
                expected(5, false, "0"),
                staged(5, TrialScenes.inFlight()));
    }

    /** A lesson whose only question has an answer in the progress. */
    static Trial answered(int columns, int rows) {
        Trial trial = Trial.committed(columns, rows);
        String slug = trial.model().lesson().orElseThrow().lesson().slug();
        String key = trial.lab().answers().get(0).question().key();
        Instant then = Instant.parse("2026-03-01T10:00:00Z");
        Progress.Attempt attempt = new Progress.Attempt(0, 2, false, then, false);
        trial.tell(new Msg.ProgressKnown(trial.model().progress().answered(slug, key, attempt), Optional.empty()));
        trial.effects();
        return trial;
    }

    private static TraceEvent[] came(int line) {
        return new TraceEvent[] {
            new TraceEvent.ActorStarted(line, "", "alice", 4711, 4711, 1000, "+++ started, pid 4711, uid 1000 +++"),
            new TraceEvent.ActorStarted(line, "", "bob", 4712, 4712, 1000, "+++ started, pid 4712, uid 1000 +++")
        };
    }

    static TraceEvent pair(int line) {
        return new TraceEvent.Setup(
                line, "", "alice", 4711, 4711, "socketpair(AF_UNIX, SOCK_STREAM) = 6<s>, 7; bob has it as 6<s>");
    }

    static TraceEvent sent(int line) {
        return called(line, "sendmsg(6<s>, \"x\", SCM_RIGHTS [8<f>])", 1, "1", null);
    }

    static TraceEvent called(int line, String text, long result, String returned, String errno) {
        return new TraceEvent.Called(
                line, "", "alice", 4711, 4711, text, result, errno, 0, returned, null, null, null, null, null, null,
                false);
    }

    static TraceEvent expected(int line, boolean holds, String observed) {
        return new TraceEvent.Expected(line, "", "in_flight(bob.s) == 1", holds, observed, "/proc/4712/fdinfo/6", 0);
    }

    static TraceEvent failed(int line, String why) {
        return new TraceEvent.Failed(line, "", "playground:" + line + ": " + why);
    }

    static TraceEvent staged(int line, Scene scene) {
        return new TraceEvent.Staged(line, "", scene);
    }

    /** The effects of the playground, those of the kernel map left out. */
    static List<Effect> effects(Trial trial) {
        List<Effect> effects = new ArrayList<>(trial.effects());
        effects.removeIf(effect -> !(effect instanceof Effect.Play
                || effect instanceof Effect.StopPlay
                || effect instanceof Effect.SavePlay));
        return effects;
    }

    static Map<String, Trial> screens(int columns, int rows) {
        Trial offers = live(columns, rows);
        type(offers, "bob    m = recv").press(Key.TAB, Key.TAB);
        Trial arguments = live(columns, rows);
        type(arguments, "alice  shutdown(s, ").press(Key.TAB);
        return Map.of(
                "play-empty", empty(columns, rows),
                "play-live", live(columns, rows),
                "play-fault", enter(live(columns, rows), "alice  sendmesg(s, \"y\")"),
                "play-offers", offers,
                "play-arguments", arguments,
                "play-choosing", live(columns, rows).press(Key.ESC, Key.UP, Key.UP),
                "play-replayed", replayed(columns, rows),
                "play-save", live(columns, rows).press(Key.ctrl('s')),
                "play-quit", live(columns, rows).press(Key.ESC, Key.of('q')));
    }
}
