package fdscope.tui;

import fdscope.observe.Source;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.Drawn.Pane;
import fdscope.tui.screen.HomeTab;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LabView.Asking;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.Scroll;
import java.util.List;
import java.util.Optional;

/** The keys of a lesson, but for those that move the lab. */
final class LessonUpdate {
    private static final List<Pane> PANES = List.of(Pane.LESSON, Pane.STAGE, Pane.CALLS, Pane.KERNEL);
    private static final List<Source> SOURCES = List.of(Source.PROC, Source.SS, Source.SOCK_DIAG);

    private LessonUpdate() {}

    static Next<Model, Effect> act(Model model, LessonView view, Act act, Key key) {
        Optional<Asking> asking = asking(view);
        if (asking.isPresent()) {
            Optional<Next<Model, Effect>> answer = answer(model, view, asking.get(), act, key);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        switch (act) {
            case GO_ON:
                return goOn(model, view);
            case STEP_BACK:
                return LabUpdate.stepBack(model, view);
            case AGAIN:
                return LabUpdate.again(model, view);
            case RUN_ON:
                return LabUpdate.runOn(model, view);
            case STOP:
                return LabUpdate.stop(model, view);
            case EDIT:
                return PlayUpdate.edit(model, view);
            case NEXT_PANE:
                return Next.of(model.top(view.focus(pane(view, 1))));
            case PREVIOUS_PANE:
                return Next.of(model.top(view.focus(pane(view, -1))));
            case ZOOM:
                return Next.of(model.top(view.zoomed(!view.zoomed())));
            case WHENCE:
                return Next.of(model.push(Whence.of(view)));
            case BYTES:
                return Next.of(view.lab()
                        .flatMap(ControlBytes::of)
                        .map(model::push)
                        .orElse(model.say("no control buffer has come in this lab yet")));
            case NEXT:
            case PREVIOUS:
                return sibling(model, view, act == Act.NEXT ? 1 : -1);
            case LEFT:
            case RIGHT:
                return Next.of(link(model, view, act == Act.RIGHT ? 1 : -1));
            case ENTER:
                return follow(model, view);
            case FILTER:
                return Next.of(LessonFind.begin(model, view));
            case NEXT_MATCH:
            case PREVIOUS_MATCH:
                return LessonFind.next(model, view, act == Act.NEXT_MATCH ? 1 : -1);
            case CHOOSE:
                return Next.of(model.say("no question is open"));
            default:
                return Next.of(model.top(scroll(view, model.drawn(), act)));
        }
    }

    /** A question that is open and not looked away from. */
    static Optional<Asking> asking(LessonView view) {
        return view.lab().filter(lab -> !lab.isReplay()).flatMap(LabView::asking);
    }

    private static Optional<Next<Model, Effect>> answer(Model model, LessonView view, Asking asking, Act act, Key key) {
        int answers = asking.question().answers().size();
        boolean here = view.pane() == Pane.LESSON;
        switch (act) {
            case CHOOSE:
                int digit = key.character() - '1';
                return Optional.of(
                        digit >= answers
                                ? Next.of(model.say("there are " + answers + " answers"))
                                : Next.of(choose(model, view, asking, digit)));
            case UP:
            case DOWN:
                if (!here) {
                    return Optional.empty();
                }
                int moved =
                        act == Act.UP ? Math.max(0, asking.chosen() - 1) : Math.min(answers - 1, asking.chosen() + 1);
                return Optional.of(Next.of(choose(model, view, asking, moved)));
            case LEFT:
            case RIGHT:
                if (!here) {
                    return Optional.empty();
                }
                int sure = Math.max(1, Math.min(3, asking.sure() + (act == Act.RIGHT ? 1 : -1)));
                return Optional.of(Next.of(
                        ask(model, view, new Asking(asking.stride(), asking.question(), asking.chosen(), sure))));
            case ENTER:
                if (view.link() >= 0 && view.pane() == Pane.KERNEL) {
                    return Optional.empty();
                }
                return Optional.of(
                        asking.chosen() < 0
                                ? Next.of(model.top(view.focus(Pane.LESSON)).say("first choose an answer"))
                                : LabUpdate.commit(model, view, asking));
            case GO_ON:
            case RUN_ON:
                return Optional.of(Next.of(model.top(view.focus(Pane.LESSON))
                        .say(asking.chosen() < 0 ? "first choose an answer" : "Enter commits your answer")));
            default:
                return Optional.empty();
        }
    }

    static Model choose(Model model, LessonView view, Asking asking, int answer) {
        LessonView seen = view.focus(Pane.LESSON);
        return ask(model, seen, new Asking(asking.stride(), asking.question(), answer, asking.sure()));
    }

    private static Model ask(Model model, LessonView view, Asking asking) {
        return model.top(
                view.with(view.lab().orElseThrow().asking(Optional.of(asking))).scrolled(Pane.LESSON, Scroll.NEWEST));
    }

    /** Space: more of the text, the next step, the next run, the explanation, the next page. */
    private static Next<Model, Effect> goOn(Model model, LessonView view) {
        if (view.isInLab()) {
            return LabUpdate.goOn(model, view);
        }
        Optional<Drawn.Extent> text = model.drawn().extent(Pane.LESSON);
        if (text.isEmpty()) {
            return Next.of(model.top(view.focus(Pane.LESSON)));
        }
        if (text.get().top() < text.get().last()) {
            int down = text.get().top() + Math.max(1, text.get().height() - 2);
            return Next.of(model.top(view.focus(Pane.LESSON)
                    .scrolled(Pane.LESSON, new Scroll(Math.min(down, text.get().last())))));
        }
        if (view.nextLab().isPresent()) {
            return LabUpdate.start(model, view, view.segment() + 1, 0);
        }
        return page(model, view, 1);
    }

    private static Next<Model, Effect> page(Model model, LessonView view, int direction) {
        int to = view.page() + direction;
        String slug = view.lesson().slug();
        int pages = view.lesson().pages().size();
        if (to > pages) {
            return Next.of(LearnUpdate.next(model));
        }
        if (to < 0) {
            return Next.of(model.say("this is the first page; Esc goes home"));
        }
        Model turned = LearnUpdate.turned(model, view, to).top(view.toPage(to));
        return to == pages
                ? Next.of(turned, new Effect.KeepFinished(slug))
                : Next.of(turned, new Effect.KeepPlace(slug, to, 0));
    }

    /** Brackets: another source in the kernel pane, else skip on or turn the page. */
    private static Next<Model, Effect> sibling(Model model, LessonView view, int direction) {
        if (view.pane() == Pane.KERNEL && view.lab().isPresent()) {
            int next = Math.floorMod(SOURCES.indexOf(view.source()) + direction, SOURCES.size());
            return Next.of(model.top(view.from(SOURCES.get(next))));
        }
        if (view.isInLab()) {
            return LabUpdate.skip(model, view, direction);
        }
        return page(model, view, direction);
    }

    private static Pane pane(LessonView view, int direction) {
        return PANES.get(Math.floorMod(PANES.indexOf(view.pane()) + direction, PANES.size()));
    }

    private static Model link(Model model, LessonView view, int direction) {
        List<String> links = links(model, view);
        if (links.isEmpty()) {
            return model.say("no link here");
        }
        Optional<Drawn.Extent> extent = model.drawn().extent(view.pane());
        int width = model.columns();
        int first = extent.map(e -> LinksOf.firstInSight(model, view, e.top())).orElse(0);
        int next =
                view.link() < 0 ? Math.max(0, first) : Math.max(0, Math.min(view.link() + direction, links.size() - 1));
        LessonView chosen = view.linked(next);
        if (extent.isPresent() && width > 0) {
            int row = LinksOf.rowOf(model, view, next);
            Drawn.Extent e = extent.get();
            if (row < e.top() || row >= e.top() + e.height()) {
                chosen = chosen.scrolled(view.pane(), new Scroll(Math.max(0, row - e.height() / 2)));
            }
        }
        return model.top(chosen);
    }

    private static List<String> links(Model model, LessonView view) {
        return LinksOf.targets(model, view);
    }

    private static Next<Model, Effect> follow(Model model, LessonView view) {
        if (view.isDone() && !model.scenery().due().isEmpty()) {
            return LearnUpdate.open(model, HomeTab.REVIEW);
        }
        List<String> links = links(model, view);
        if (links.isEmpty()) {
            return Next.of(model.say("nothing to follow here"));
        }
        if (view.link() < 0 || view.link() >= links.size()) {
            return Next.of(link(model, view, 1));
        }
        return Follow.to(model, links.get(view.link()));
    }

    static LessonView scroll(LessonView view, Drawn drawn, Act act) {
        Optional<Drawn.Extent> extent = drawn.extent(view.pane());
        if (extent.isEmpty()) {
            return view;
        }
        int page = Math.max(1, extent.get().height() - 1);
        switch (act) {
            case UP:
                return scroll(view, drawn, view.pane(), -1);
            case DOWN:
                return scroll(view, drawn, view.pane(), 1);
            case PAGE_UP:
                return scroll(view, drawn, view.pane(), -page);
            case PAGE_DOWN:
                return scroll(view, drawn, view.pane(), page);
            case FIRST:
                return view.scrolled(view.pane(), Scroll.START);
            case LAST:
                return view.scrolled(view.pane(), Scroll.END);
            default:
                return view;
        }
    }

    static LessonView scroll(LessonView view, Drawn drawn, Pane pane, int rows) {
        return drawn.extent(pane)
                .map(e -> view.scrolled(pane, new Scroll(Math.max(0, Math.min(e.top() + rows, e.last())))))
                .orElse(view);
    }
}
