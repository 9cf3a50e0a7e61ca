package fdscope.cli;

import fdscope.exercise.Check;
import fdscope.exercise.Exercise;
import fdscope.exercise.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How {@code check} tells what came of it. */
interface CheckOutput {
    void checked(Exercise exercise, Path program, Outcome outcome);

    /** The file was saved, and is checked again. */
    void again();

    /** One object a line. */
    final class Json implements CheckOutput {
        private final JsonText json = new JsonText();
        private final TextOut out;

        Json(TextOut out) {
            this.out = out;
        }

        @Override
        public void checked(Exercise exercise, Path program, Outcome outcome) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("exercise", exercise.id());
            fields.put("outcome", outcome.result().word());
            fields.put("checks", outcome.checks().stream().map(Json::fields).toList());
            fields.put("notes", outcome.notes());
            outcome.why().ifPresent(why -> fields.put("reason", why));
            out.json(json.line(fields));
            out.flush();
        }

        private static Map<String, Object> fields(Check check) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", check.name());
            fields.put("passed", check.passed());
            fields.put("message", check.message());
            if (!check.scene().isEmpty()) {
                fields.put("scene", check.scene());
            }
            return fields;
        }

        @Override
        public void again() {
            out.flush(); // each object is a check of its own
        }
    }

    /** For people. */
    final class Text implements CheckOutput {
        private static final int WIDTH = 76;
        private final TextOut out;
        private final TextOut err;

        Text(TextOut out, TextOut err) {
            this.out = out;
            this.err = err;
        }

        @Override
        public void checked(Exercise exercise, Path program, Outcome outcome) {
            out.line("Exercise " + exercise.id() + ". " + exercise.task().title() + ": " + program);
            outcome.notes().forEach(note -> out.lines(Wrap.hanging(note, WIDTH, "note    ", "        ")));
            outcome.checks().forEach(this::check);
            switch (outcome.result()) {
                case PASSED -> out.line("Passed. fdscope solution " + exercise.id() + " shows how we would write it.");
                case FAILED ->
                    out.line("Not yet. Change " + program.getFileName() + " and check again; fdscope hint "
                            + exercise.id() + " helps.");
                default -> {
                    out.flush();
                    err.line("fdscope: not checked: " + outcome.why().orElse(""));
                    err.flush();
                }
            }
            out.flush();
        }

        private void check(Check check) {
            out.lines(Wrap.hanging(check.name(), WIDTH, check.passed() ? "passed  " : "FAILED  ", "        "));
            if (!check.passed()) {
                check.message().lines().forEach(line -> out.lines(Wrap.hanging(line, WIDTH, "        ", "          ")));
                out.lines(scene(check.scene()));
            }
        }

        private static List<String> scene(List<String> scene) {
            if (scene.isEmpty()) {
                return List.of();
            }
            List<String> lines = new ArrayList<>(List.of("        What the kernel held then:"));
            scene.forEach(line -> lines.add("          " + line));
            return lines;
        }

        @Override
        public void again() {
            out.line("");
            out.flush();
        }
    }
}
