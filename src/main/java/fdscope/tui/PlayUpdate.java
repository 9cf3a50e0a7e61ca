package fdscope.tui;

import fdscope.exercise.OwnLab;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.Sketch;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.Lesson;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.PlayEntry;
import fdscope.tui.screen.PlayText;
import fdscope.tui.screen.PlayView;
import fdscope.tui.screen.Played.Phase;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.View;
import java.util.Optional;

/** The keys of the playground: what is typed, what is changed. What runs is {@link PlayRunning}'s. */
final class PlayUpdate {
    static final String WAIT = "wait, or stop it with Ctrl-C: the last step is not over yet";

    private PlayUpdate() {}

    /** Over what is seen, with the steps that were there before. */
    static Next<Model, Effect> open(Model model) {
        Optional<PlayView> there = model.play();
        Model on = below(model);
        if (there.isEmpty()) {
            return Next.of(on.push(PlayView.empty()));
        }
        PlayView view = there.get();
        return view.played().phase() == Phase.NONE && view.text().size() > 0
                ? PlayRunning.replay(on, view, "")
                : Next.of(on.push(view));
    }

    /** The first thing that is seen. */
    static Next<Model, Effect> begin(Model start, OwnLab lab) {
        if (!lab.isKept()) {
            return around(start, open(start));
        }
        PlayView view = PlayView.empty().with(PlayText.of(lab));
        if (lab.lines().isEmpty()) {
            return around(start, Next.of(start.push(view)));
        }
        int first = Sketch.read(lab.lines()).fault().map(ScriptError::line).orElse(1) - 1;
        return around(start, PlayRunning.replay(start, view.choosing(first), ""));
    }

    /** Without the playground, wherever it lay. */
    private static Model below(Model model) {
        return model.with(model.views().stream()
                .filter(view -> !(view instanceof PlayView))
                .toList());
    }

    /** The lab of a lesson, to be changed. What it asks has to be answered first: its steps tell the answers. */
    static Next<Model, Effect> edit(Model model, LessonView lesson) {
        Optional<LabBlock> here = lesson.lab().filter(any -> lesson.isInLab()).map(LabView::lab);
        Optional<LabBlock> lab = here.or(() -> lesson.nextLab().flatMap(segment -> segment.lab()));
        if (lab.isEmpty()) {
            return Next.of(model.say("no lab on this page; P opens the playground as it was"));
        }
        boolean open = Lesson.questionsOf(lab.get().script()).stream()
                .anyMatch(question -> model.progress()
                        .attempts(lesson.lesson().slug(), question.key())
                        .isEmpty());
        if (open) {
            return Next.of(model.say("this lab asks first: answer its questions, then it is yours to change"));
        }
        if (model.play().filter(view -> view.played().isBusy()).isPresent()) {
            return Next.of(model.say("steps still run in the playground: P goes there"));
        }
        int variant = here.isPresent() ? lesson.lab().orElseThrow().variant() : 0;
        PlayView view = model.play().orElse(PlayView.empty());
        PlayText text =
                view.text().opened(lab.get().name(), Sketch.lines(lab.get().script()), variant);
        return PlayRunning.replay(below(model), view.with(text).choosing(0), "");
    }

    static Next<Model, Effect> act(Model model, PlayView view, Act act, Key key) {
        if (view.asking().isPresent()) {
            return PlaySaving.answer(model, view, act, key);
        }
        switch (act) {
            case SAVE:
                return PlaySaving.ask(model, view);
            case STOP:
                return PlayRunning.stop(model, view);
            case AGAIN:
                return view.played().isBusy()
                        ? Next.of(model.say(WAIT))
                        : view.text().size() == 0
                                ? Next.of(model.say("there is no step yet"))
                                : PlayRunning.replay(model.pop(), view, "");
            case UNDO:
                return undo(model, view);
            default:
                return view.typing() ? PlayTyping.act(model, view, act, key) : choosing(model, view, act);
        }
    }

    private static Next<Model, Effect> undo(Model model, PlayView view) {
        if (view.played().isBusy()) {
            return Next.of(model.say(WAIT));
        }
        if (!view.text().canUndo()) {
            return Next.of(model.say("there is nothing to undo"));
        }
        PlayText before = view.text().undone();
        PlayView undone = view.with(before);
        PlayView placed = view.typing() ? undone.appending() : undone.choosing(view.cursor());
        return PlayRunning.change(model, placed, view, "undone");
    }

    private static Next<Model, Effect> choosing(Model model, PlayView view, Act act) {
        int cursor = view.cursor();
        boolean line = cursor < view.text().size();
        switch (act) {
            case BACK:
                return Next.of(model.pop());
            case NEXT_PANE:
            case PREVIOUS_PANE:
                int next = PlayView.PANES.indexOf(view.pane()) + (act == Act.NEXT_PANE ? 1 : -1);
                return Next.of(model.top(view.focus(PlayView.PANES.get(Math.floorMod(next, PlayView.PANES.size())))));
            case ZOOM:
                return Next.of(model.top(view.zoomed(!view.zoomed())));
            case VARIANT:
                return variant(model, view);
            case ENTER:
                return Next.of(model.top(
                        line && view.pane() == PlayView.STEPS
                                ? view.typing(
                                        cursor,
                                        PlayEntry.of(
                                                PlayEntry.How.CHANGE,
                                                view.text().lines().get(cursor)))
                                : view.appending()));
            case INSERT:
                return Next.of(model.top(
                        line ? view.typing(cursor, PlayEntry.of(PlayEntry.How.INSERT, "")) : view.appending()));
            case REMOVE:
                return remove(model, view);
            default:
                return Next.of(model.top(moved(model, view, act)));
        }
    }

    private static Next<Model, Effect> remove(Model model, PlayView view) {
        if (view.pane() != PlayView.STEPS || view.cursor() >= view.text().size()) {
            return Next.of(model.say("choose a step; d deletes it"));
        }
        if (view.played().isBusy()) {
            return Next.of(model.say(WAIT));
        }
        PlayView removed = view.with(view.text().removed(view.cursor())).choosing(view.cursor());
        return PlayRunning.change(model, removed, view, "");
    }

    private static Next<Model, Effect> variant(Model model, PlayView view) {
        if (view.variants() < 2) {
            return Next.of(model.say("this lab has one variant"));
        }
        return view.played().isBusy()
                ? Next.of(model.say(WAIT))
                : PlayRunning.change(
                        model, view.with(view.text().variant((view.text().variant() + 1) % view.variants())), view, "");
    }

    private static PlayView moved(Model model, PlayView view, Act act) {
        Drawn.Extent extent = model.drawn().extent(view.pane()).orElse(new Drawn.Extent(view.pane(), 0, 0, 1));
        if (view.pane() == PlayView.STEPS) {
            return view.choosing(Reading.cursor(view.cursor(), view.text().size() + 1, extent, act));
        }
        int page = Math.max(1, extent.height() - 1);
        int to = switch (act) {
            case UP -> extent.top() - 1;
            case DOWN -> extent.top() + 1;
            case PAGE_UP -> extent.top() - page;
            case PAGE_DOWN -> extent.top() + page;
            case FIRST -> 0;
            case LAST -> extent.last();
            default -> extent.top();
        };
        return view.scrolled(view.pane(), new Scroll(Math.max(0, Math.min(to, extent.last()))));
    }

    /** A click chooses a line; on the one that is chosen it begins to change it. */
    static Next<Model, Effect> click(Model model, PlayView view, Drawn.Target target) {
        if (view.asking().isPresent()) {
            return Next.of(model);
        }
        if (target instanceof Drawn.Target.ToPane to) {
            return Next.of(model.top((view.typing() ? view.choosing(view.cursor()) : view).focus(to.pane())));
        }
        if (!(target instanceof Drawn.Target.Item item)) {
            return Next.of(model);
        }
        boolean already = item.index() == view.cursor();
        return already && view.typing()
                ? Next.of(model)
                : already
                        ? act(model, view, Act.ENTER, Key.ENTER)
                        : Next.of(model.top(view.choosing(item.index()).focus(PlayView.STEPS)));
    }

    /** The playground is not lost by going elsewhere, and no process of it stays behind. */
    static Next<Model, Effect> around(Model before, Next<Model, Effect> next) {
        Model model = next.model();
        Optional<PlayView> seen = of(model);
        if (seen.isPresent()) {
            return seen.equals(model.play()) ? next : new Next<>(model.kept(seen), next.effects());
        }
        Optional<PlayView> left = of(before);
        if (left.isEmpty()) {
            return next;
        }
        PlayView kept = left.get().choosing(left.get().text().size());
        Next<Model, Effect> gone = new Next<>(model.kept(Optional.of(PlayRunning.left(kept))), next.effects());
        return left.get().played().phase() == Phase.NONE
                ? gone
                : gone.and(new Effect.StopPlay(left.get().played().run()));
    }

    private static Optional<PlayView> of(Model model) {
        return model.views().stream()
                .filter(PlayView.class::isInstance)
                .map(PlayView.class::cast)
                .findFirst();
    }

    /** The learner wants to go, and there are steps that no file has. */
    static Optional<Next<Model, Effect>> quit(Model model) {
        Optional<PlayView> unsaved = model.play()
                .filter(view -> !view.text().saved() && view.asking().isEmpty());
        if (unsaved.isEmpty()) {
            return Optional.empty();
        }
        View asking = unsaved.get().asking(Optional.of(PlayView.Asking.QUIT));
        return Optional.of(Next.of(below(model).push(asking)));
    }
}
