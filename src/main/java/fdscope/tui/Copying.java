package fdscope.tui;

import fdscope.kernel.Printable;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.SocketWords;
import fdscope.tui.screen.SocketsView;
import java.util.List;
import java.util.Optional;

/**
 * What {@code y} hands to the clipboard: of a list the chosen line, in whole where the screen has cut it; else the pane
 * as plain text. The terminal gives no answer, so that it is said what was handed over, not that it arrived.
 */
final class Copying {
    private static final String PROVISO = ", if this terminal lets it";

    private Copying() {}

    static Next<Model, Effect> act(Model model) {
        Optional<String> line = model.top() instanceof SocketsView sockets
                ? sockets.selected()
                        .filter(row -> sockets.focus() == Drawn.Pane.MAIN)
                        .map(SocketWords::line)
                : model.top().chosenLine(model.scenery());
        if (line.isPresent()) {
            String words = Printable.line(line.get().replaceAll("\\s{2,}", " ").strip());
            return Next.of(model.say("copied" + PROVISO + ": " + words), new Effect.Copy(line.get() + "\n"));
        }
        List<String> lines = PlainForm.lines(model);
        String count = lines.size() == 1 ? "1 line" : lines.size() + " lines";
        return Next.of(
                model.say("copied" + PROVISO + ": this pane as plain text, " + count),
                new Effect.Copy(PlainForm.of(model)));
    }
}
