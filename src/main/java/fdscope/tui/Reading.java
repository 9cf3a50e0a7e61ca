package fdscope.tui;

import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.HelpView;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.TextView;
import fdscope.tui.screen.View;
import java.util.List;

/** The keys of the screens that are only read: texts, help. */
final class Reading {
    private Reading() {}

    static Next<Model, Effect> act(Model model, Act act) {
        View top = model.top();
        Drawn.Extent extent = model.drawn().extent(Drawn.Pane.MAIN).orElse(new Drawn.Extent(Drawn.Pane.MAIN, 0, 0, 1));
        if (top instanceof HelpView help) {
            return Next.of(model.top(help.at(cursor(help.cursor(), help.found().size(), extent, act))));
        }
        return top instanceof TextView text ? text(model, text, extent, act) : Next.of(model);
    }

    static int cursor(int at, int size, Drawn.Extent extent, Act act) {
        int page = Math.max(1, extent.height() - 1);
        int to = switch (act) {
            case UP -> at - 1;
            case DOWN -> at + 1;
            case PAGE_UP -> at - page;
            case PAGE_DOWN -> at + page;
            case FIRST -> 0;
            case LAST -> size - 1;
            default -> at;
        };
        return Math.max(0, Math.min(to, size - 1));
    }

    private static Next<Model, Effect> text(Model model, TextView text, Drawn.Extent extent, Act act) {
        List<String> links = text.links();
        switch (act) {
            case NEXT_PANE:
            case PREVIOUS_PANE:
                int step = act == Act.NEXT_PANE ? 1 : -1;
                return Next.of(
                        links.isEmpty()
                                ? model
                                : model.top(text.linked(Math.floorMod(text.link() + step, links.size()))));
            case ENTER:
                if (text.link() < 0 || text.link() >= links.size()) {
                    return Next.of(model.say(links.isEmpty() ? "nothing to follow here" : "Tab chooses a link"));
                }
                return Follow.to(model, links.get(text.link()));
            case UP:
                return Next.of(model.top(text.scrolled(new Scroll(Math.max(0, extent.top() - 1)))));
            case DOWN:
                return Next.of(model.top(text.scrolled(new Scroll(Math.min(extent.last(), extent.top() + 1)))));
            case PAGE_UP:
                return Next.of(model.top(text.scrolled(new Scroll(Math.max(0, extent.top() - extent.height() + 1)))));
            case PAGE_DOWN:
            case GO_ON:
                return Next.of(model.top(
                        text.scrolled(new Scroll(Math.min(extent.last(), extent.top() + extent.height() - 1)))));
            case FIRST:
                return Next.of(model.top(text.scrolled(Scroll.START)));
            case LAST:
                return Next.of(model.top(text.scrolled(Scroll.END)));
            default:
                return Next.of(model);
        }
    }
}
