package fdscope.cli;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import java.util.ArrayList;
import java.util.List;

/** A lab's script to read: as its author wrote it, but for comments, and with questions that do not give themselves away. */
final class LabText {
    private static final int WIDTH = 76;

    private final Script script;

    LabText(Script script) {
        this.script = script;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!script.variants().equals(List.of(Script.ONLY_VARIANT))) {
            lines.add("    variants " + String.join(" / ", script.variants()));
        }
        script.actors().forEach(actor -> {
            List<String> attributes = new ArrayList<>();
            if (actor.root()) {
                attributes.add("root");
            }
            actor.uid().ifPresent(uid -> attributes.add("another user"));
            actor.unshare().ifPresent(flags -> attributes.add("namespaces of its own"));
            String how = attributes.isEmpty() ? "" : "  (" + String.join(", ", attributes) + ")";
            lines.add("    actor " + actor.name() + how);
        });
        for (Script.Line line : script.steps()) {
            String guard = line.variants().isEmpty() ? "" : "[" + String.join(" ", line.variants()) + "] ";
            if (line.step() instanceof Step.Predict predict) {
                lines.addAll(Wrap.hanging(guard + "? " + predict.question(), WIDTH, "    ", "      "));
                int number = 1;
                for (Step.Answer answer : predict.answers()) {
                    lines.addAll(Wrap.hanging(answer.text(), WIDTH, "        " + number++ + ". ", "           "));
                }
            } else {
                lines.add("    " + guard + line.source());
            }
        }
        return lines;
    }
}
