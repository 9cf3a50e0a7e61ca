package fdscope.tui.screen;

import fdscope.tui.message.Act;
import fdscope.tui.screen.Drawn.Pane;
import java.util.List;
import java.util.Optional;

/** What can be done in a lesson now. */
final class LessonHints {
    private LessonHints() {}

    /** @param drawn of the panes, for what can be followed */
    static Footer of(LessonView view, Scenery scenery, Drawn drawn) {
        Footer footer = new Footer(view.keys());
        Optional<LabView> lab = view.lab().filter(any -> view.isInLab());
        boolean asking =
                lab.filter(any -> any.asking().isPresent() && !any.isReplay()).isPresent();
        if (asking) {
            QuestionRows.hints(footer, lab.get().asking().get().question());
        } else {
            footer.add(Act.GO_ON, goOn(view, lab));
        }
        if (view.isDone() && scenery.exercises().has(view.lesson())) {
            footer.add(Act.EXERCISE, "exercise");
        }
        if (view.find().isPresent()) {
            footer.add(Act.NEXT_MATCH, "n N", "match", "n N match").add(Act.BACK, "end the search");
        }
        if (lab.filter(any -> any.shots().size() > 1 && any.at() > 0).isPresent()) {
            footer.add(Act.STEP_BACK);
        }
        if (!asking && lab.flatMap(LabView::shot).filter(Shot::hasControl).isPresent()) {
            footer.add(Act.BYTES);
        }
        if (!asking && lab.isPresent()) {
            footer.add(Act.AGAIN);
            if (lab.get().isRunning() && !lab.get().isOver()) {
                footer.add(Act.RUN_ON);
            }
        }
        footer.add(Act.NEXT_PANE);
        if (view.pane() == Pane.KERNEL) {
            footer.add(Act.NEXT, "[ ]", "source", "[ ]");
        }
        Optional<Links> links =
                drawn.links(view.pane()).filter(any -> !any.targets().isEmpty());
        if (!asking && links.isPresent()) {
            footer.add(Act.RIGHT, "← →", "link", "←→ link");
            List<String> targets = links.get().targets();
            if (view.link() >= 0 && view.link() < targets.size()) {
                String target = targets.get(view.link());
                boolean measure = target.startsWith("measure:");
                footer.add(Act.ENTER, measure ? "measure" : target.substring(target.indexOf(':') + 1));
            }
        }
        if (view.pane() != Pane.KERNEL) {
            footer.add(Act.NEXT, "[ ]", lab.isPresent() ? "skip" : "page", "[ ]");
        }
        if (lab.isPresent()) {
            footer.add(Act.WHENCE);
        }
        return footer.add(Act.ZOOM)
                .add(Act.PLAIN, "plain")
                .add(Act.KERNEL_MAP, "kernel map")
                .add(Act.BACK, "home");
    }

    private static String goOn(LessonView view, Optional<LabView> lab) {
        if (lab.isEmpty()) {
            return view.isDone() ? "home" : "next";
        }
        if (lab.get().isReplay()) {
            return "forward";
        }
        if (lab.get().phase() == LabView.Phase.ENDED) {
            return lab.get().hasMoreVariants() ? "next run" : "go on";
        }
        return lab.get().isOver() ? "end the lab" : "next";
    }
}
