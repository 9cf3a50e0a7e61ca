package fdscope.tui;

import fdscope.exercise.OwnLab;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.script.Sketch;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.PlayEntry;
import fdscope.tui.screen.PlayView;
import fdscope.tui.screen.PlayView.Asking;
import java.util.List;
import java.util.Optional;

/** How the steps of the playground become a file, and what is asked before. */
final class PlaySaving {
    private PlaySaving() {}

    /** For the name. What {@code fdscope run} would refuse is not saved. */
    static Next<Model, Effect> ask(Model model, PlayView view) {
        if (view.text().size() == 0) {
            return Next.of(model.say("there is no step yet that could be saved"));
        }
        try {
            ScriptParser.parse(String.join("\n", view.text().lines()), Sketch.FILE, 1, Sketch.FILE);
        } catch (ScriptError.Found e) {
            ScriptError first = e.errors().get(0);
            return Next.of(model.say("no lab yet: line " + first.line() + ": " + first.message()));
        }
        if (view.composing() && !view.entry().text().isBlank()) {
            return Next.of(model.say("the line is not taken yet: Enter takes it, Ctrl-U empties it"));
        }
        OwnLab kept = view.text().kept();
        String name = kept.isKept() ? kept.file() : Sketch.fileName(view.text().name());
        return Next.of(model.top(view.with(PlayEntry.proposed(name)).asking(Optional.of(Asking.SAVE))));
    }

    static Next<Model, Effect> answer(Model model, PlayView view, Act act, Key key) {
        return view.asking().equals(Optional.of(Asking.SAVE)) ? named(model, view, act, key) : answer(model, view, act);
    }

    private static Next<Model, Effect> named(Model model, PlayView view, Act act, Key key) {
        String name = view.entry().text().strip();
        switch (act) {
            case ENTER:
                return name.isEmpty()
                        ? Next.of(model.say("type the name of the file"))
                        : Next.of(model, save(view, name, false));
            case BACK:
                return Next.of(model.top(calm(view)));
            default:
                return Next.of(PlayTyping.edited(view.entry(), act, key)
                        .map(now -> model.top(view.with(now)))
                        .orElse(model));
        }
    }

    private static Next<Model, Effect> answer(Model model, PlayView view, Act act) {
        boolean quits = view.asking().equals(Optional.of(Asking.QUIT));
        if (act == Act.ENTER) {
            return quits
                    ? Next.of(model.top(calm(view)).ended(""))
                    : Next.of(model, save(view, view.entry().text().strip(), true));
        }
        if (act == Act.SAVE && quits) {
            return ask(model.top(calm(view)), calm(view));
        }
        if (act != Act.BACK) {
            return Next.of(model.say("Enter: yes. Esc: no."));
        }
        return Next.of(model.top(quits ? calm(view) : view.asking(Optional.of(Asking.SAVE))));
    }

    /** The file that the steps were read from or last written to goes unasked, as long as it is as it was then. */
    private static Effect save(PlayView view, String name, boolean over) {
        OwnLab kept = view.text().kept();
        List<String> known = name.equals(kept.file()) ? kept.lines() : List.of();
        return new Effect.SavePlay(name, view.text().lines(), known, over);
    }

    /** Nothing is asked, nothing is typed. */
    private static PlayView calm(PlayView view) {
        return view.with(PlayEntry.blank()).asking(Optional.empty());
    }

    static Optional<Next<Model, Effect>> apply(Model model, Msg msg) {
        Optional<PlayView> there = model.views().stream()
                .filter(PlayView.class::isInstance)
                .map(PlayView.class::cast)
                .findFirst();
        if (msg instanceof Msg.PlaySaved saved) {
            return Optional.of(Next.of(there.map(view -> model.play(saved(view, saved.name(), saved.lines())))
                    .orElse(model)
                    .say("saved: " + saved.file())));
        }
        if (msg instanceof Msg.PlayNotSaved not) {
            return Optional.of(Next.of(
                    there.filter(view -> not.there() && view.asking().isPresent())
                            .map(view -> model.play(view.asking(Optional.of(Asking.OVERWRITE))))
                            .orElse(model.say(not.sentence()))));
        }
        return Optional.empty();
    }

    private static PlayView saved(PlayView view, String name, List<String> lines) {
        PlayView calm = view.asking().isPresent() ? calm(view) : view;
        return view.text().lines().equals(lines) ? calm.with(view.text().saved(name)) : calm;
    }
}
