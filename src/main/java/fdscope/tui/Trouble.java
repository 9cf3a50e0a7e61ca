package fdscope.tui;

import fdscope.lab.script.Script;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.message.Msg;
import fdscope.tui.screen.ErrorView;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what went wrong with a lab. */
final class Trouble {
    private Trouble() {}

    static ErrorView of(LessonView view, LabView lab, TraceEvent.Failed failed) {
        String place = view.lesson().file() + ":" + failed.line() + ": ";
        String what = failed.text().startsWith(place) ? failed.text().substring(place.length()) : failed.text();
        List<String> going = new ArrayList<>(going(view, lab));
        lab.steps().stream()
                .filter(line -> line.number() == failed.line())
                .map(Script.Line::source)
                .findFirst()
                .ifPresent(source -> {
                    going.add("line " + failed.line());
                    going.add(source);
                });
        return new ErrorView("The lab stopped: " + what, going, means(lab), Optional.empty(), failed.text(), 0);
    }

    static ErrorView of(LessonView view, LabView lab, Msg.LabBroke broke) {
        return new ErrorView(
                broke.sentence(),
                going(view, lab),
                "The program, not the lesson, could not go on here. The rest of the course stays usable.",
                Optional.empty(),
                broke.details(),
                0);
    }

    private static List<String> going(LessonView view, LabView lab) {
        return List.of("lesson " + view.lesson().id() + ", lab " + lab.lab().name()
                + (lab.variantName().isEmpty() ? "" : ", " + lab.variantName()));
    }

    /** The last call that did not do what was expected says most. */
    private static String means(LabView lab) {
        Optional<String> wrong = lab.shots().stream()
                .map(Shot::events)
                .flatMap(List::stream)
                .filter(e -> e instanceof TraceEvent.Called called && Boolean.FALSE.equals(called.holds())
                        || e instanceof TraceEvent.Expected expected && !expected.holds())
                .flatMap(event -> Narration.of(event).stream())
                .reduce((first, second) -> second);
        return wrong.map(line -> "Before that something else was not as expected: " + line.replaceFirst("^≠ ", ""))
                .orElse("All steps before were as expected. It may be this machine or its limits; the lab proves"
                        + " nothing now.");
    }
}
