package fdscope.tui;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Segment;
import fdscope.tui.screen.ErrorView;
import fdscope.tui.screen.LessonText;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.TextView;
import java.util.List;
import java.util.stream.Collectors;

/** What is seen as lines of text without frames: to read, to hear, to copy. */
final class PlainForm {
    private static final int WIDTH = 80;

    private PlainForm() {}

    static List<String> lines(Model model) {
        if (model.top() instanceof LessonView lesson) {
            return LessonText.of(lesson, model.course().map(), WIDTH - 6);
        }
        if (model.top() instanceof ErrorView error) {
            return error.report();
        }
        if (model.top() instanceof TextView text) {
            return Prose.rows(text.paragraphs(), WIDTH).stream()
                    .map(Segment::text)
                    .toList();
        }
        Canvas canvas = new Canvas(WIDTH, 60);
        model.draw(canvas);
        return canvas.rows().subList(2, 58).stream()
                .map(row -> row.replaceAll("[║│]", "").stripTrailing())
                .filter(row -> !row.isBlank() && !row.matches("[═─╔╗╚╝╟╢┌┐└┘]+.*"))
                .toList();
    }

    static String of(Model model) {
        return lines(model).stream().collect(Collectors.joining("\n", "", "\n"));
    }
}
