package fdscope.tui;

import fdscope.lesson.KernelAnswer;
import fdscope.lesson.OpenQuestions;
import fdscope.lesson.SearchHit;
import fdscope.lesson.SearchPlace;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.KeyBinding;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.PaletteView;
import java.util.Optional;

/** The palette: what is typed there, and where what was found leads. */
final class PaletteUpdate {
    private PaletteUpdate() {}

    static Model open(Model model) {
        OpenQuestions open = OpenQuestions.of(model.course(), model.progress());
        return model.push(
                PaletteView.over(model.top(), model.themes().names(), model.kernel(), model.exercises(), open));
    }

    /** More may be found now. */
    static Model told(Model model, Msg.KernelTold told) {
        boolean more = told.answer() instanceof KernelAnswer.Index || told.answer() instanceof KernelAnswer.Types;
        return more && model.top() instanceof PaletteView view
                ? model.top(view.knowing(model.kernel(), model.exercises()))
                : model;
    }

    /** The exercises can be found now. */
    static Model told(Model model) {
        return model.top() instanceof PaletteView view
                ? model.top(view.knowing(model.kernel(), model.exercises()))
                : model;
    }

    static Next<Model, Effect> act(Model model, PaletteView view, Act act) {
        switch (act) {
            case BACK:
                return Next.of(model.pop());
            case NEXT_PANE:
                return Next.of(model.top(view.group(view.group().after(1))));
            case PREVIOUS_PANE:
                return Next.of(model.top(view.group(view.group().after(-1))));
            case ENTER:
                return view.chosen().map(hit -> go(model.pop(), view, hit)).orElse(Next.of(model));
            default:
                Drawn.Extent extent =
                        model.drawn().extent(Drawn.Pane.MAIN).orElse(new Drawn.Extent(Drawn.Pane.MAIN, 0, 0, 1));
                return Next.of(model.top(
                        view.at(Reading.cursor(view.cursor(), view.hits().size(), extent, act))));
        }
    }

    /** @param model with the palette closed */
    private static Next<Model, Effect> go(Model model, PaletteView view, SearchHit hit) {
        SearchPlace place = hit.entry().place();
        if (place instanceof SearchPlace.Press press) {
            Optional<KeyBinding<Act>> row = view.actions().stream()
                    .filter(any -> any.action().name().equals(press.action()))
                    .findFirst();
            return row.map(any -> Update.act(model, any.action(), any.keys().get(0)))
                    .orElse(Next.of(model));
        }
        if (place instanceof SearchPlace.Choice choice) {
            return ThemeUpdate.choose(model, choice.value());
        }
        if (place instanceof SearchPlace.InLesson there) {
            return Follow.place(model, there, hit, view.typed());
        }
        return hit.entry().kind() == fdscope.lesson.SearchEntry.Kind.COMMAND
                ? Next.of(Follow.command(model, hit.entry()))
                : Follow.to(model, place.written());
    }
}
