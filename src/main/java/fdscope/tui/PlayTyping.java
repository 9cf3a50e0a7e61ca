package fdscope.tui;

import fdscope.lab.script.Completion;
import fdscope.lab.script.OpenBlock;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.Sketch;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.PlayEntry;
import fdscope.tui.screen.PlayOffers;
import fdscope.tui.screen.PlayText;
import fdscope.tui.screen.PlayView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The line of the playground that is typed: its letters, its completion, what Enter makes of it. */
final class PlayTyping {
    private static final int MOST_HISTORY = 200;
    private static final String FULL =
            "a line has at most " + PlayEntry.LONGEST + " characters here; the rest is left out";

    private PlayTyping() {}

    /** A letter, or several that were pasted; of several lines each is a step. */
    static Next<Model, Effect> typed(Model model, PlayView view, String text) {
        if (view.entry().full() && text.indexOf('\n') < 0) {
            return Next.of(model.say(FULL));
        }
        String[] lines = text.stripTrailing().split("\n", -1);
        if (lines.length < 2 || !view.composing()) {
            return Next.of(model.top(view.with(view.entry().typed(text.replaceAll("\\p{Cntrl}", " ")))));
        }
        if (view.played().isBusy()) {
            return Next.of(model.say(PlayUpdate.WAIT));
        }
        List<String> more = new ArrayList<>();
        for (String line : lines) {
            more.add(line.replaceAll("\\p{Cntrl}", " ").stripTrailing());
        }
        PlayText changed = view.text().inserted(view.cursor(), more);
        return PlayRunning.change(model, view.with(changed).choosing(view.cursor()), view, "");
    }

    static Next<Model, Effect> act(Model model, PlayView view, Act act, Key key) {
        PlayEntry entry = view.entry();
        switch (act) {
            case ENTER:
                return view.offers().isPresent() ? Next.of(model.top(take(view))) : enter(model, view);
            case COMPLETE:
                return Next.of(complete(model, view));
            case PREVIOUS_PANE:
                return Next.of(model.top(view.offering(view.offers().map(offers -> offers.moved(-1)))));
            case UP:
            case DOWN:
                int by = act == Act.UP ? -1 : 1;
                return Next.of(
                        view.offers().isPresent()
                                ? model.top(view.offering(view.offers().map(offers -> offers.moved(by))))
                                : recall(model, view, -by));
            case BACK:
                if (view.played().isBusy() && view.offers().isEmpty()) {
                    return PlayRunning.stop(model, view);
                }
                return Next.of(model.top(
                        view.offers().isPresent() ? view.offering(Optional.empty()) : view.choosing(view.cursor())));
            default:
                return Next.of(edited(entry, act, key)
                        .map(now -> model.top(view.with(now)))
                        .orElse(model));
        }
    }

    /** The caret moves, or something goes; empty: the key does something else. */
    static Optional<PlayEntry> edited(PlayEntry entry, Act act, Key key) {
        return switch (act) {
            case LEFT -> Optional.of(entry.left());
            case RIGHT -> Optional.of(entry.right());
            case FIRST -> Optional.of(entry.at(0));
            case LAST -> Optional.of(entry.at(entry.text().length()));
            case DELETE -> Optional.of(shorter(entry, key));
            default -> Optional.empty();
        };
    }

    private static PlayEntry shorter(PlayEntry entry, Key key) {
        if (key.equals(Key.DELETE)) {
            return entry.delete();
        }
        if (key.equals(Key.ctrl('w'))) {
            return entry.deleteWord();
        }
        return key.equals(Key.ctrl('u')) ? PlayEntry.of(entry.how(), "") : entry.backspace();
    }

    private static PlayView take(PlayView view) {
        PlayOffers offers = view.offers().orElseThrow();
        return view.with(view.entry()
                .replaced(offers.completion().from(), offers.candidate().text()));
    }

    /** One candidate is taken, what all begin with too; else they are offered. Again: the next of them. */
    private static Model complete(Model model, PlayView view) {
        if (view.offers().isPresent()) {
            return model.top(view.offering(view.offers().map(offers -> offers.moved(1))));
        }
        PlayEntry entry = view.entry();
        List<String> before = view.text()
                .lines()
                .subList(0, Math.min(view.cursor(), view.text().size()));
        Completion completion = Completion.of(before, entry.text().substring(0, entry.caret()));
        if (completion.candidates().isEmpty()) {
            return model.say(
                    completion.heading().isEmpty()
                            ? "no word of the language begins so here"
                            : "no word begins so here: " + completion.heading());
        }
        PlayView longer = completion.common().length() > entry.caret() - completion.from()
                ? view.with(entry.replaced(completion.from(), completion.common()))
                : view;
        if (completion.candidates().size() == 1) {
            return model.top(longer);
        }
        return model.top(longer.offering(Optional.of(new PlayOffers(completion, 0))));
    }

    private static Model recall(Model model, PlayView view, int back) {
        List<String> history = view.history();
        int to = Math.max(0, Math.min(history.size(), view.recalled() + back));
        if (to == view.recalled()) {
            return model.say(
                    history.isEmpty()
                            ? "nothing has been typed yet; Esc leads to the steps"
                            : "there is no other line");
        }
        String text = to == 0 ? "" : history.get(history.size() - to);
        return model.top(view.with(PlayEntry.of(view.entry().how(), text)).remembering(history, to));
    }

    /** The line is taken if it can be understood; else it says what is wrong, and stays. */
    private static Next<Model, Effect> enter(Model model, PlayView view) {
        PlayEntry entry = view.entry();
        String line = entry.text().stripTrailing();
        if (view.played().isBusy()) {
            return Next.of(model.say(PlayUpdate.WAIT));
        }
        if (entry.full() && entry.fault().isPresent()) {
            return Next.of(model.say(FULL));
        }
        if (line.isBlank()) {
            return Next.of(
                    entry.how() == PlayEntry.How.APPEND
                            ? model.say("type a step; Tab shows how it could begin, Esc leads to the steps")
                            : model.top(view.choosing(view.cursor())));
        }
        List<String> now = new ArrayList<>(view.text().lines());
        boolean change = entry.how() == PlayEntry.How.CHANGE;
        if (change) {
            now.set(view.cursor(), line);
        } else {
            now.add(view.cursor(), line);
        }
        Optional<String> fault = fault(view, now);
        if (fault.isPresent()) {
            return Next.of(model.top(view.with(entry.faulty(fault.get()))));
        }
        PlayView known = view.remembering(remembered(view.history(), line), 0)
                .with(view.text().with(now));
        PlayView placed = entry.how() == PlayEntry.How.APPEND ? known.appending() : known.choosing(view.cursor());
        return entry.how() == PlayEntry.How.APPEND
                ? PlayRunning.more(model, placed, view)
                : PlayRunning.change(model, placed, view, "");
    }

    /** What is wrong with the line that is typed: in it, or with the lines of the same question that it ends. */
    private static Optional<String> fault(PlayView view, List<String> now) {
        int typed = view.cursor() + 1;
        Optional<ScriptError> error = Sketch.read(now).fault();
        Optional<ScriptError> before = OpenBlock.of(view.text()
                        .lines()
                        .subList(0, Math.min(view.cursor(), view.text().size())))
                .flatMap(block -> error.filter(of -> of.line() >= block.line() && of.line() < typed));
        return error.filter(of -> of.line() == typed)
                .map(ScriptError::message)
                .or(() -> before.map(of -> "not yet, line " + of.line() + " is not whole: " + of.message()));
    }

    private static List<String> remembered(List<String> history, String line) {
        List<String> all = new ArrayList<>(history);
        all.remove(line);
        all.add(line);
        return all.subList(Math.max(0, all.size() - MOST_HISTORY), all.size());
    }
}
