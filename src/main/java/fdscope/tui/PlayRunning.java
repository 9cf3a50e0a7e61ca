package fdscope.tui;

import fdscope.lab.script.ScriptError;
import fdscope.lab.script.Sketch;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.PlayEntry;
import fdscope.tui.screen.PlayText;
import fdscope.tui.screen.PlayView;
import fdscope.tui.screen.Played;
import fdscope.tui.screen.Played.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the steps of the playground do: they run as they are typed; every other change runs all of them again from the
 * start, in fresh processes.
 */
final class PlayRunning {
    private static final String UNEXPECTED = "no \"->\" expected it";

    private PlayRunning() {}

    /** All steps from the start. @param model without the playground */
    static Next<Model, Effect> replay(Model model, PlayView view, String said) {
        return start(model.push(view), view, view.played().results(), said);
    }

    /** The steps have changed. @param before them */
    static Next<Model, Effect> change(Model model, PlayView now, PlayView before, String said) {
        return start(model, now, shifted(before, now), said);
    }

    /** What came of each line, by the number that it has now: lines before the change, and those behind it. */
    private static Map<Integer, String> shifted(PlayView before, PlayView now) {
        List<String> old = before.text().lines();
        List<String> lines = now.text().lines();
        int same = 0;
        while (same < old.size() && same < lines.size() && old.get(same).equals(lines.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < old.size() - same
                && tail < lines.size() - same
                && old.get(old.size() - 1 - tail).equals(lines.get(lines.size() - 1 - tail))) {
            tail++;
        }
        Map<Integer, String> results = new TreeMap<>();
        int head = same;
        int by = lines.size() - old.size();
        int behind = old.size() - tail;
        before.played().results().forEach((line, words) -> {
            if (line <= head) {
                results.put(line, words);
            } else if (line > behind) {
                results.put(line + by, words);
            } else if (by == 0) {
                results.put(line, words);
            }
        });
        return results;
    }

    private static Next<Model, Effect> start(Model model, PlayView view, Map<Integer, String> earlier, String said) {
        List<String> lines = view.text().lines();
        Sketch.Read read = Sketch.read(lines);
        int good = read.good(lines);
        if (good == 0) {
            Played nothing = Played.anew(view.played().run(), good, read.fault(), Map.of(), "")
                    .in(Phase.NONE)
                    .saying(said);
            Model idle = model.top(view.with(nothing));
            return view.played().phase() == Phase.NONE
                    ? Next.of(idle)
                    : Next.of(idle, new Effect.StopPlay(view.played().run()));
        }
        int run = model.runs() + 1;
        Played played = Played.anew(run, good, read.fault(), earlier, said);
        return Next.of(
                model.runs(run).top(view.with(played)), new Effect.Play(run, read.script(), variant(view, read), true));
    }

    private static String variant(PlayView view, Sketch.Read read) {
        List<String> variants = read.script().variants();
        return variants.get(Math.floorMod(view.text().variant(), variants.size()));
    }

    /** A line more at the end: what runs goes on with it. */
    static Next<Model, Effect> more(Model model, PlayView now, PlayView before) {
        boolean goesOn = before.played().phase() == Phase.LIVE
                && before.played().fault().isEmpty()
                && before.played().failed().isEmpty()
                && !now.text().lines().get(now.text().size() - 1).matches("\\s*(variants|lab)\\b.*");
        if (!goesOn) {
            return change(model, now, before, "");
        }
        return goOn(model, now.with(now.played().settled()));
    }

    private static Next<Model, Effect> goOn(Model model, PlayView view) {
        List<String> lines = view.text().lines();
        Sketch.Read read = Sketch.read(lines);
        Played played = view.played().on(read.good(lines), read.fault());
        return Next.of(
                model.top(view.with(played)), new Effect.Play(played.run(), read.script(), variant(view, read), false));
    }

    static Next<Model, Effect> stop(Model model, PlayView view) {
        if (view.played().phase() != Phase.BUSY) {
            return Next.of(model.say("nothing runs that could be stopped; q quits"));
        }
        return Next.of(
                model.top(view.with(view.played().in(Phase.ENDING))),
                new Effect.StopPlay(view.played().run()));
    }

    /** As it is kept while the learner is elsewhere: without processes. */
    static PlayView left(PlayView view) {
        return view.with(view.played().settled().in(Phase.NONE));
    }

    /** What the worker tells. */
    static Optional<Next<Model, Effect>> apply(Model model, Msg msg) {
        if (msg instanceof Msg.Played played) {
            return Optional.of(told(model, played.run())
                    .map(view -> played(model, view, played))
                    .orElse(Next.of(model)));
        }
        if (msg instanceof Msg.PlayEnded ended) {
            return Optional.of(told(model, ended.run())
                    .map(view -> ended(model, view, ended))
                    .orElse(Next.of(model)));
        }
        if (msg instanceof Msg.PlayBroke broke) {
            return Optional.of(told(model, broke.run())
                    .map(view -> Next.<Model, Effect>of(
                            model.play(view.with(view.played().in(Phase.NONE).saying(broke.sentence())))))
                    .orElse(Next.of(model)));
        }
        return PlaySaving.apply(model, msg);
    }

    /** A wait is counted. */
    static Model ticked(Model model) {
        return model.views().stream()
                .filter(view -> view instanceof PlayView play && play.played().isBusy())
                .findFirst()
                .map(view -> ((PlayView) view).with(((PlayView) view).played().ticked()))
                .map(model::play)
                .orElse(model);
    }

    private static Optional<PlayView> told(Model model, int run) {
        return model.views().stream()
                .filter(PlayView.class::isInstance)
                .map(PlayView.class::cast)
                .filter(view -> view.played().run() == run)
                .findFirst();
    }

    private static Next<Model, Effect> played(Model model, PlayView view, Msg.Played played) {
        if (view.played().phase() == Phase.ENDING) {
            return Next.of(model);
        }
        PlayView now = view.with(view.played().with(played.events()));
        return played.resting() ? rested(model, now) : Next.of(model.play(now));
    }

    private static Next<Model, Effect> rested(Model model, PlayView view) {
        Optional<TraceEvent.Failed> failed = view.played().failed();
        if (failed.isEmpty()) {
            return Next.of(model.play(view.with(summed(view))));
        }
        int line = failed.get().line();
        Optional<String> came = outcome(view, failed.get());
        if (came.isPresent()) {
            PlayText text = view.text()
                    .amended(line - 1, Sketch.expecting(view.text().lines().get(line - 1), came.get()));
            PlayView amended = view.with(text).with(view.played().forgiven(line));
            boolean more = amended.played().told().keySet().stream().allMatch(told -> told <= line)
                    && line < amended.played().good();
            return more ? onward(model, amended) : Next.of(model.play(amended.with(summed(amended))));
        }
        boolean typed = !view.played().replay()
                && view.typing()
                && line == view.text().size()
                && view.entry().text().isEmpty();
        return typed ? takenBack(model, view, reason(failed.get())) : Next.of(model.play(view.with(summed(view))));
    }

    private static Next<Model, Effect> onward(Model model, PlayView view) {
        List<String> lines = view.text().lines();
        Sketch.Read read = Sketch.read(lines);
        return Next.of(
                model.play(view.with(view.played().in(Phase.BUSY))),
                new Effect.Play(view.played().run(), read.script(), variant(view, read), false));
    }

    /** What the line has to expect, so that the lab says what came: an error, or a signal. */
    private static Optional<String> outcome(PlayView view, TraceEvent.Failed failed) {
        if (!failed.text().endsWith(UNEXPECTED)) {
            return Optional.empty();
        }
        for (TraceEvent event : view.played().told().getOrDefault(failed.line(), List.of())) {
            if (event instanceof TraceEvent.Called call && call.errno() != null) {
                return Optional.of(call.errno());
            }
            if (event instanceof TraceEvent.Ended end && end.signal() != null) {
                return Optional.of(end.signal());
            }
        }
        return Optional.empty();
    }

    private static String reason(TraceEvent.Failed failed) {
        return failed.text().replaceFirst("^[^:]*:\\d+: ", "");
    }

    /** The line could not be done: it is typed again, and the others run without it. */
    private static Next<Model, Effect> takenBack(Model model, PlayView view, String why) {
        int last = view.text().size() - 1;
        String line = view.text().lines().get(last);
        PlayView without = view.with(view.text().undone());
        PlayEntry entry = PlayEntry.of(PlayEntry.How.APPEND, line).faulty(why);
        return start(
                model.play(without.typing(last, entry)),
                without.typing(last, entry),
                view.played().results(),
                "");
    }

    /** How it went, said once. */
    private static Played summed(PlayView view) {
        Played played = view.played().in(Phase.LIVE);
        List<String> said = new ArrayList<>();
        if (!played.said().isEmpty()) {
            said.add(played.said());
        }
        if (played.replay()) {
            List<Integer> differing = played.differing();
            String ran = Narration.counted(played.steps(), "step") + " replayed";
            said.add(
                    differing.isEmpty()
                            ? ran + ", each as before"
                            : ran + "; not as before: line"
                                    + (differing.size() > 1 ? "s " : " ")
                                    + differing.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        Optional<Integer> stopped = played.failed()
                .map(TraceEvent.Failed::line)
                .or(() -> played.fault().map(ScriptError::line));
        stopped.filter(line -> line <= view.text().size())
                .ifPresent(line -> said.add("stopped at line " + line + ": change it, or undo"));
        return played.saying(String.join("; ", said)).in(Phase.LIVE);
    }

    private static Next<Model, Effect> ended(Model model, PlayView view, Msg.PlayEnded ended) {
        String left = "stopped, its processes are ended; left: "
                + Narration.counted(ended.left().processes(), "process") + ", "
                + Narration.counted(ended.left().sockets(), "socket") + ", "
                + Narration.counted(ended.left().files(), "file");
        int last = view.text().size();
        boolean typed = view.typing()
                && view.entry().text().isEmpty()
                && view.text().canUndo()
                && !view.played().told().containsKey(last)
                && view.played().told().containsKey(last - 1);
        if (typed) {
            return takenBack(model, view, "it was stopped: \"start\" and \"await\" are for calls that wait");
        }
        Played idle = view.played().settled().in(Phase.NONE);
        return Next.of(model.play(view.with(idle.saying(left + ". Ctrl-R runs all again."))));
    }
}
