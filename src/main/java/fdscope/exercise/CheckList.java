package fdscope.exercise;

import fdscope.lab.script.Script;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trace of a check, read as checks: each claim is one, and what failed first says why. Pure. */
final class CheckList {
    private static final int MOST_SAID = 200;

    private final Script script;
    private final List<TraceEvent> events;

    /** @param events of one run of one lab, all variants */
    CheckList(Script script, List<TraceEvent> events) {
        this.script = script;
        this.events = List.copyOf(events);
    }

    /** In order; the first that failed is the last. */
    List<Check> checks() {
        Map<String, Check> checks = new LinkedHashMap<>();
        for (TraceEvent event : events) {
            if (!(event instanceof TraceEvent.Claimed claim) || claim.verdict().equals("skipped")) {
                continue;
            }
            if (claim.verdict().equals("failed")) {
                checks.remove(claim.text());
                checks.put(claim.text(), failed(claim.text()));
                return List.copyOf(checks.values());
            }
            checks.putIfAbsent(claim.text(), Check.passed(claim.text()));
        }
        if (culprit().isPresent()) {
            String name = script.title().orElse(script.name());
            checks.put(name, failed(name));
        }
        return List.copyOf(checks.values());
    }

    /** How the program ended, if a signal has ended it unasked. */
    Optional<TraceEvent.Ended> crash() {
        return events.stream()
                .filter(TraceEvent.Ended.class::isInstance)
                .map(TraceEvent.Ended.class::cast)
                .filter(ended -> ended.signal() != null
                        && !ended.signal().equals("SIGKILL")
                        && script.programs().contains(ended.actor()))
                .findFirst();
    }

    /** All that programs have written on stderr. */
    String stderr() {
        StringBuilder text = new StringBuilder();
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Wrote wrote && wrote.stream().equals("stderr")) {
                text.append(wrote.text()).append('\n');
            }
        }
        return text.toString();
    }

    private Check failed(String name) {
        List<String> lines = new ArrayList<>();
        unexpected().ifPresent(lines::add);
        events.stream()
                .filter(TraceEvent.Otherwise.class::isInstance)
                .findFirst()
                .ifPresent(event -> lines.add(((TraceEvent.Otherwise) event).text()));
        crash().filter(ended -> ended.holds() == null)
                .ifPresent(ended -> lines.add("Your program was killed by " + ended.signal() + "."));
        said().ifPresent(words -> lines.add("Your program said: " + words));
        List<String> why = List.copyOf(lines);
        Optional<TraceEvent> culprit = culprit();
        Optional<String> sent = culprit.flatMap(this::sentBefore).map(CheckList::told);
        sent.ifPresent(words -> lines.add("before: " + words));
        // One that no check has foreseen stands at the beginning.
        Optional<TraceEvent> checked = culprit.filter(event -> !(event instanceof TraceEvent.Failed));
        checked.ifPresent(event -> lines.add(told(event)));
        return new Check(
                name,
                false,
                String.join("\n", lines),
                Optional.of(new Check.Evidence(
                        why, sent, checked.flatMap(CheckList::expected), checked.map(CheckList::came), stage())));
    }

    private static Optional<String> expected(TraceEvent event) {
        if (event instanceof TraceEvent.Called call) {
            return Optional.ofNullable(call.expected());
        }
        if (event instanceof TraceEvent.Repeated repeated) {
            return Optional.ofNullable(repeated.expected());
        }
        if (event instanceof TraceEvent.Ended ended) {
            return Optional.ofNullable(ended.expected());
        }
        return event instanceof TraceEvent.Expected expected ? Optional.of(expected.text()) : Optional.empty();
    }

    /** What happened, without what was expected of it. */
    private static String came(TraceEvent event) {
        if (event instanceof TraceEvent.Expected expected) {
            return expected.observed();
        }
        String told = told(event);
        int at = expected(event)
                .map(words -> told.lastIndexOf(", expected " + words))
                .orElse(-1);
        return at < 0 ? told : told.substring(0, at);
    }

    /** What no check has foreseen: the program hangs, a call failed, too much was taken. It stands before what it means. */
    private Optional<String> unexpected() {
        Optional<String> ended = events.stream()
                .filter(TraceEvent.Ended.class::isInstance)
                .map(event -> ((TraceEvent.Ended) event).text())
                .filter(text -> text.contains("SIGKILL: "))
                .map(text -> "Your program was ended: "
                        + text.substring(text.indexOf("SIGKILL: ") + 9).replace(" +++", "."))
                .findFirst();
        return ended.or(() -> culprit()
                .filter(TraceEvent.Failed.class::isInstance)
                .map(event -> sentence(told(event).replaceFirst("^[^ ]*:[0-9]+: ", ""))));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The last line on stderr, unless a sanitizer has taken it over. */
    private Optional<String> said() {
        String all = stderr();
        return all.contains("Sanitizer") || all.contains("runtime error:")
                ? Optional.empty()
                : all.lines()
                        .filter(line -> !line.isBlank())
                        .reduce((first, second) -> second)
                        .map(line -> line.length() > MOST_SAID ? line.substring(0, MOST_SAID) + "..." : line);
    }

    /** The first event that is not as it was expected. */
    private Optional<TraceEvent> culprit() {
        return events.stream().filter(CheckList::isFailure).findFirst();
    }

    private static boolean isFailure(TraceEvent event) {
        if (event instanceof TraceEvent.Called call) {
            return Boolean.FALSE.equals(call.holds());
        }
        if (event instanceof TraceEvent.Repeated repeated) {
            return Boolean.FALSE.equals(repeated.holds());
        }
        if (event instanceof TraceEvent.Ended ended) {
            return Boolean.FALSE.equals(ended.holds());
        }
        return event instanceof TraceEvent.Expected expected && !expected.holds() || event instanceof TraceEvent.Failed;
    }

    /** What was told to the program last. */
    private Optional<TraceEvent> sentBefore(TraceEvent culprit) {
        return events.subList(0, events.indexOf(culprit)).stream()
                .filter(event ->
                        event instanceof TraceEvent.Called call && call.text().matches("(?s)send.*"))
                .reduce((first, second) -> second);
    }

    private static String told(TraceEvent event) {
        return Narration.of(event).get(0).replaceFirst("^≠ ", "").replaceAll(" {2,}", " ");
    }

    private Optional<Scene> stage() {
        return events.stream()
                .filter(TraceEvent.Staged.class::isInstance)
                .map(event -> ((TraceEvent.Staged) event).scene())
                .reduce((first, second) -> second);
    }
}
