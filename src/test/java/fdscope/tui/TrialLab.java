package fdscope.tui;

import fdscope.lab.trace.TraceEvent;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import java.util.List;
import java.util.Map;

/** A learner in a lab that goes on, or is over. */
final class TrialLab {
    private TrialLab() {}

    /** The lab is over and its explanation is there. */
    static Trial ended(int columns, int rows) {
        Trial trial = Trial.committed(columns, rows).press(Key.SPACE);
        trial.stepped(
                11,
                Trial.called(13, "bob", "recvmsg(6<s>, 16, control 24)", 1, "\"x\", SCM_RIGHTS [7], flags 0"),
                new TraceEvent.Expected(
                        Trial.line(16), "", "number(bob.g) != number(alice.f)", true, "7", "/proc/4712/fd/7", 0),
                Trial.staged(16, TrialScenes.before()));
        trial.press(Key.SPACE);
        TraceEvent held =
                new TraceEvent.Claimed(Trial.line(15), "", "The number he sees is the lowest free one.", "held");
        return trial.tell(new Msg.LabEnded(trial.lab().run(), List.of(held), new TraceEvent.Left(0, 0, 0)));
    }

    static Map<String, Trial> screens(int columns, int rows) {
        Trial error = Trial.committed(columns, rows);
        error.stepped(
                8,
                new TraceEvent.Failed(
                        Trial.line(13),
                        "",
                        "06/lesson.md:" + Trial.line(13) + ": bob has been inside recvmsg() for 5 s"));
        error.tell(new Msg.LabEnded(error.lab().run(), List.of(), new TraceEvent.Left(0, 0, 0)));
        return Map.of(
                "home", Trial.at(columns, rows),
                "ended", ended(columns, rows),
                "replay", Trial.committed(columns, rows).press(Key.of('b')),
                "before", Trial.asked(columns, rows).press(Key.of('2')),
                "after", Trial.committed(columns, rows),
                "kernel", Trial.committed(columns, rows).press(Key.TAB, Key.TAB),
                "prose", Trial.committed(columns, rows).press(Key.SHIFT_TAB),
                "help", Trial.asked(columns, rows).press(Key.of('?'), Key.of('b'), Key.of('a')),
                "error", error);
    }
}
