package fdscope.tui.screen;

import fdscope.tui.message.Act;
import java.util.List;
import java.util.Optional;

/** What can be done in an exercise now. */
final class ExerciseHints {
    private ExerciseHints() {}

    /** @param drawn of the panes, for what can be followed */
    static Footer of(ExerciseView view, Drawn drawn) {
        Footer footer = new Footer(view.keys());
        if (view.asking().isPresent()) {
            return footer.add(Act.ENTER, "yes").add(Act.BACK, "no");
        }
        Optional<Links> links =
                drawn.links(view.pane()).filter(any -> !any.targets().isEmpty());
        List<String> targets = links.map(Links::targets).orElse(List.of());
        boolean chosen = view.link() >= 0 && view.link() < targets.size();
        if (chosen) {
            String target = targets.get(view.link());
            footer.add(Act.ENTER, target.substring(target.indexOf(':') + 1));
        }
        if (view.trying().isRunning()) {
            footer.add(Act.STOP, "stop");
        } else if (!view.piece().there() && !chosen) {
            footer.add(Act.ENTER, "put the file in place");
        }
        if (view.piece().there()) {
            footer.add(Act.EDIT).add(Act.GO_ON, "check");
        }
        if (view.hints() < view.allHints().size()) {
            footer.add(Act.HINT, "hint");
        }
        footer.add(Act.NEXT_PANE);
        boolean over =
                view.trying().isPassed() || view.hints() >= view.allHints().size();
        if (over) {
            footer.add(Act.GIVE_UP, "solution");
        }
        if (!chosen && links.isPresent()) {
            footer.add(Act.RIGHT, "← →", "link", "←→ link");
        }
        footer.add(Act.BACK, "back");
        if (!over) {
            footer.add(Act.GIVE_UP);
        }
        return footer.add(Act.BEGIN).add(Act.ZOOM).add(Act.EXERCISE).add(Act.PLAIN, "plain");
    }
}
