package fdscope.tui.screen;

import fdscope.lab.script.ScriptError;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the steps of the playground have done.
 *
 * @param run number of the run; what is told of another one is late
 * @param good so many lines can run; behind them is a fault
 * @param fault of the first line that cannot run
 * @param told events by the number of their line, from 1
 * @param before what came of each line the time before, by its number now
 * @param replay the lines ran before: it is to be said whether they do the same again
 * @param ticks of 200 ms since the last word of the worker
 * @param said how it went, "" nothing to say
 */
public record Played(
        int run,
        Phase phase,
        int good,
        Optional<ScriptError> fault,
        Map<Integer, List<TraceEvent>> told,
        Scene scene,
        Map<Integer, String> before,
        boolean replay,
        int ticks,
        String said) {
    /** Where the run is. */
    public enum Phase {
        /** No process lives. */
        NONE,
        BUSY,
        /** All has run that could; the processes live. */
        LIVE,
        /** The processes are being ended. */
        ENDING
    }

    public static final Played NOTHING =
            new Played(0, Phase.NONE, 0, Optional.empty(), Map.of(), Scene.EMPTY, Map.of(), false, 0, "");

    public Played {
        Map<Integer, List<TraceEvent>> copy = new TreeMap<>();
        told.forEach((line, events) -> copy.put(line, List.copyOf(events)));
        told = Collections.unmodifiableMap(copy);
        before = Map.copyOf(before);
    }

    public boolean isBusy() {
        return phase == Phase.BUSY || phase == Phase.ENDING;
    }

    /**
     * Lines run from the start.
     *
     * @param earlier what came of them before, to be compared
     * @param why they run again, to be said with how it went; "" needs no word
     */
    public static Played anew(
            int run, int good, Optional<ScriptError> fault, Map<Integer, String> earlier, String why) {
        boolean replay = !earlier.isEmpty() || !why.isEmpty();
        return new Played(run, Phase.BUSY, good, fault, Map.of(), Scene.EMPTY, earlier, replay, 0, why);
    }

    /** More lines are run after those that have. */
    public Played on(int lines, Optional<ScriptError> wrong) {
        return new Played(run, Phase.BUSY, lines, wrong, told, scene, before, replay, 0, replay ? said : "");
    }

    public Played in(Phase now) {
        return new Played(run, now, good, fault, told, scene, before, replay, 0, said);
    }

    public Played saying(String words) {
        return new Played(run, phase, good, fault, told, scene, before, false, ticks, words);
    }

    public Played ticked() {
        return new Played(run, phase, good, fault, told, scene, before, replay, ticks + 1, said);
    }

    /** Nothing is compared any more. */
    public Played settled() {
        return new Played(run, phase, good, fault, told, scene, Map.of(), false, 0, said);
    }

    public Played with(List<TraceEvent> events) {
        Map<Integer, List<TraceEvent>> all = new TreeMap<>(told);
        Scene now = scene;
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Staged staged) {
                now = staged.scene();
            } else {
                List<TraceEvent> of = new ArrayList<>(all.getOrDefault(event.line(), List.of()));
                of.add(event);
                all.put(event.line(), of);
            }
        }
        return new Played(run, phase, good, fault, all, now, before, replay, 0, said);
    }

    /** The line stopped it here. */
    public Optional<TraceEvent.Failed> failed() {
        return told.values().stream()
                .flatMap(List::stream)
                .filter(TraceEvent.Failed.class::isInstance)
                .map(TraceEvent.Failed.class::cast)
                .reduce((first, second) -> second);
    }

    /** Without the word that the line stopped it: it says now what it expects. */
    public Played forgiven(int line) {
        Map<Integer, List<TraceEvent>> all = new TreeMap<>(told);
        all.computeIfPresent(
                line,
                (number, events) -> events.stream()
                        .filter(event -> !(event instanceof TraceEvent.Failed))
                        .toList());
        return new Played(run, phase, good, fault, all, scene, before, replay, ticks, said);
    }

    /** What came of each line, in a few words. */
    public Map<Integer, String> results() {
        Map<Integer, String> results = new TreeMap<>();
        told.forEach((line, events) -> {
            String words = PlayResult.compared(events);
            if (!words.isEmpty()) {
                results.put(line, words);
            }
        });
        return results;
    }

    /** So many lines have done something; an actor that comes on has done nothing yet. */
    public int steps() {
        return (int) told.values().stream()
                .filter(events -> events.stream().anyMatch(event -> !(event instanceof TraceEvent.ActorStarted)))
                .count();
    }

    /** The numbers of the lines of which something else came than the time before. */
    public List<Integer> differing() {
        Map<Integer, String> now = results();
        return now.keySet().stream()
                .filter(line -> before.containsKey(line) && !before.get(line).equals(now.get(line)))
                .toList();
    }
}
