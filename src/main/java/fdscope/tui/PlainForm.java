package fdscope.tui;

import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.Prose;
import fdscope.tui.draw.Segment;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.ErrorView;
import fdscope.tui.screen.LessonText;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.SocketsText;
import fdscope.tui.screen.SocketsView;
import fdscope.tui.screen.TextView;
import java.util.List;
import java.util.stream.Collectors;

/** What is seen as lines of text without frames: to read, to hear, to copy. */
final class PlainForm {
    /** As wide as a text can show it without breaking its lines. */
    private static final int WIDEST = 72;

    private static final int LEAST = 40;
    private static final int MARGIN = 8;
    private static final int HIGH = 400;

    private PlainForm() {}

    static List<String> lines(Model model) {
        int width = Math.max(LEAST, Math.min(WIDEST, model.columns() - MARGIN));
        if (model.top() instanceof LessonView lesson) {
            return LessonText.of(lesson, model.scenery(), width);
        }
        if (model.top() instanceof ErrorView error) {
            return error.report();
        }
        if (model.top() instanceof TextView text) {
            return Prose.rows(text.paragraphs(), width).stream()
                    .map(Segment::text)
                    .toList();
        }
        if (model.top() instanceof SocketsView sockets && sockets.focus() == Drawn.Pane.MAIN) {
            return SocketsText.of(sockets, model.facts().known());
        }
        Canvas canvas = new Canvas(width, HIGH);
        model.draw(canvas);
        return canvas.rows().subList(2, HIGH - 2).stream()
                .map(row -> row.substring(1, row.length() - 1).stripTrailing())
                .filter(row -> !row.isEmpty())
                .toList();
    }

    static String of(Model model) {
        return lines(model).stream().collect(Collectors.joining("\n", "", "\n"));
    }
}
