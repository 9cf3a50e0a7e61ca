package fdscope.cli;

import fdscope.lab.trace.Narration;
import fdscope.lesson.CoursePath;
import fdscope.lesson.LearningRecord;
import fdscope.lesson.LearningRecord.Misconception;
import fdscope.lesson.LearningRecord.OfOne;
import fdscope.lesson.LearningRecord.Sureness;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A record to print: Markdown that is also good to read as it is. Dates are in UTC. */
final class RecordMarkdown {
    private static final int WIDTH = 76;
    private static final int CERTAIN = 3;

    private final LearningRecord record;
    private final RecordCommand.Head head;
    private final List<String> lines = new ArrayList<>();

    RecordMarkdown(LearningRecord record, RecordCommand.Head head) {
        this.record = record;
        this.head = head;
    }

    List<String> lines() {
        lines.add("# Record of an fdscope course");
        lines.add("");
        head.name().ifPresent(name -> lines.add("- Name: " + escaped(name)));
        lines.add("- Date: " + day(head.at()) + " (all dates are in UTC)");
        lines.add("- Kernel: Linux " + head.kernel() + "; fdscope " + head.fdscope());
        record.path().ifPresent(path -> lines.add("- Path: " + escaped(path.title()) + ", " + stand(path)));
        lessons();
        sureness();
        misconceptions();
        reviews();
        return List.copyOf(lines);
    }

    private String stand(CoursePath path) {
        int placed = head.path().placed();
        return head.path().done() + " of " + Narration.counted(path.stops().size(), "lesson") + " done"
                + (placed > 0 ? ", " + placed + " placed" : "");
    }

    private void heading(String text) {
        lines.addAll(List.of("", "## " + text, ""));
    }

    private void lessons() {
        heading("Lessons");
        if (record.lessons().isEmpty()) {
            lines.add("None begun yet.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("lesson", "state", "begun", "done", "predicted", "right at first", "exercise"));
        for (OfOne one : record.lessons()) {
            int made = one.right() + one.wrong();
            boolean begun = one.begun().isPresent();
            rows.add(List.of(
                    one.lesson().number() + ". " + escaped(one.lesson().title()),
                    one.done().isPresent()
                            ? "done"
                            : one.placed().map(at -> "placed " + day(at)).orElse("begun"),
                    one.begun().map(RecordMarkdown::day).orElse(""),
                    one.done().map(RecordMarkdown::day).orElse(""),
                    begun ? made + " of " + one.asked() : "",
                    made > 0 ? Integer.toString(one.right()) : "",
                    one.practice().passed().map(at -> "passed " + day(at)).orElse("")));
        }
        table(rows);
        LearningRecord.Test test = record.test();
        if (test.answered() > 0) {
            lines.add("");
            lines.addAll(Wrap.of(
                    "Placement test: " + test.answered() + " of " + Narration.counted(test.asked(), "prediction")
                            + " made, placed in " + Narration.counted(test.placed(), "lesson")
                            + ". A placed lesson may be skipped; it was not done.",
                    WIDTH));
        }
    }

    private void sureness() {
        heading("How sure, and how right");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("first answers", "right", "wrong"));
        for (Sureness sureness : record.sureness()) {
            rows.add(List.of(
                    PlainQuestion.sure(sureness.sure()),
                    Integer.toString(sureness.right()),
                    Integer.toString(sureness.wrong())));
        }
        table(rows);
        lines.add("");
        lines.add("Certain and wrong: " + record.sureness().get(CERTAIN - 1).wrong() + ".");
    }

    private void misconceptions() {
        heading("Misconceptions that still stand");
        if (record.standing().isEmpty()) {
            lines.add("None that was met.");
        }
        for (Misconception one : record.standing()) {
            lines.addAll(Wrap.hanging(
                    "**" + escaped(one.belief()) + "** (lesson " + one.lesson().number() + ", "
                            + PlainQuestion.sure(one.last().sure()) + ", "
                            + day(one.last().at()) + "): "
                            + escaped(one.question().text()),
                    WIDTH,
                    "- ",
                    "  "));
        }
    }

    private void reviews() {
        heading("Reviews");
        int answered = record.reviews().right() + record.reviews().wrong();
        lines.add("Missed questions come back 1, 3 and 7 lessons later.");
        lines.add("Answered then: " + answered + ", right: " + record.reviews().right() + ". Waiting now: "
                + record.due() + ".");
    }

    private void table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(rows.get(0).size(), 3));
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), length(row.get(i))));
            }
        });
        for (int y = 0; y < rows.size(); y++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < widths.size(); i++) {
                String cell = rows.get(y).get(i);
                cells.add(cell + " ".repeat(widths.get(i) - length(cell)));
            }
            lines.add("| " + String.join(" | ", cells) + " |");
            if (y == 0) {
                lines.add(widths.stream().map("-"::repeat).collect(Collectors.joining(" | ", "| ", " |")));
            }
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** What Markdown would take for marks, and the ends of lines. */
    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*<>|\\[\\]])", "\\\\$1");
    }
}
