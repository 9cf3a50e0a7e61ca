package fdscope.lab.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * The wording of a trace: each event as the lines that a reader sees, on a pipe as on the screen (docs/lab-language.md,
 * trace lines). Pure.
 */
public final class Narration implements TraceEvent.Visitor<List<String>> {
    /** Begins a reason that is no lack of the machine: it could, and somebody has to allow it. */
    public static final String NOT_ALLOWED = "not allowed: ";

    private static final int ACTOR_WIDTH = 6;

    /** The lines of one event; none where there is nothing to say. */
    public static List<String> of(TraceEvent event) {
        return event.accept(new Narration());
    }

    @Override
    public List<String> actor(TraceEvent.ActorStarted event) {
        return List.of(said(event.actor(), event.text()));
    }

    @Override
    public List<String> setup(TraceEvent.Setup event) {
        return List.of(said(event.actor(), event.text()));
    }

    @Override
    public List<String> call(TraceEvent.Called event) {
        String text = event.resumed() ? "<... " + name(event.text()) + " resumed>)" : event.text();
        return List.of(judged(said(event.actor(), text + " = " + event.returned()), event.holds(), event.expected()));
    }

    @Override
    public List<String> repeat(TraceEvent.Repeated event) {
        return List.of(
                judged(said(event.actor(), event.text() + " = " + event.returned()), event.holds(), event.expected()));
    }

    @Override
    public List<String> start(TraceEvent.Started event) {
        String open = event.text().endsWith(")")
                ? event.text().substring(0, event.text().length() - 1)
                : event.text();
        String wchan = event.wchan();
        String where = wchan == null ? "" : wchan.isEmpty() ? " asleep" : " asleep in " + wchan;
        return List.of(said(event.actor(), open + " <unfinished ...>" + where));
    }

    @Override
    public List<String> kernel(TraceEvent.KernelSeen event) {
        return List.of(
                event.chain() == null
                        ? "kernel: not recorded: " + event.text()
                        : said("", point(event) + ": " + String.join(" → ", event.chain())));
    }

    /** {@code consume_skb}, or {@code consume_skb (278 times)}. */
    public static String point(TraceEvent.KernelSeen event) {
        return event.point() + (event.times() == 1 ? "" : " (" + counted(event.times(), "time") + ")");
    }

    @Override
    public List<String> bind(TraceEvent.Bound event) {
        return List.of(said(event.actor(), event.text()));
    }

    @Override
    public List<String> let(TraceEvent.Noted event) {
        return List.of(said("let", event.text()));
    }

    @Override
    public List<String> ended(TraceEvent.Ended event) {
        String call = event.call() == null ? "" : event.call() + " ";
        return List.of(judged(said(event.actor(), call + event.text()), event.holds(), event.expected()));
    }

    @Override
    public List<String> spawn(TraceEvent.Spawned event) {
        return List.of(said(event.parent(), event.text()));
    }

    @Override
    public List<String> expect(TraceEvent.Expected event) {
        String source = event.source().isEmpty() ? "" : ", " + event.source();
        return List.of((event.holds() ? "= " : "≠ ") + "expect " + event.text() + "    " + event.observed() + source);
    }

    @Override
    public List<String> otherwise(TraceEvent.Otherwise event) {
        return List.of("else " + event.text());
    }

    @Override
    public List<String> output(TraceEvent.Wrote event) {
        return event.text()
                .lines()
                .map(line -> said(event.actor(), event.stream() + ": " + line))
                .toList();
    }

    @Override
    public List<String> claim(TraceEvent.Claimed event) {
        String verdict = event.verdict().equals("failed") ? "FAILED" : event.verdict();
        return List.of("claim " + verdict + ": " + event.text());
    }

    @Override
    public List<String> predict(TraceEvent.Asked event) {
        List<String> lines = new ArrayList<>();
        lines.add("? " + event.text());
        int number = 1;
        for (TraceEvent.Choice answer : event.answers()) {
            lines.add("    " + number++ + "  " + answer.text());
        }
        return lines;
    }

    @Override
    public List<String> freeze(TraceEvent.Frozen event) {
        List<String> lines = new ArrayList<>();
        lines.add("-- freeze: " + event.text());
        event.state().forEach(line -> lines.add("   " + line));
        return lines;
    }

    @Override
    public List<String> show(TraceEvent.Shown event) {
        return List.of(event.label() + ": " + event.value());
    }

    @Override
    public List<String> skip(TraceEvent.Skipped event) {
        return List.of(notHere(event.reason()) + ". " + counted(event.steps(), "step") + " skipped");
    }

    @Override
    public List<String> error(TraceEvent.Failed event) {
        return List.of("≠ " + event.text());
    }

    @Override
    public List<String> scene(TraceEvent.Staged event) {
        return List.of();
    }

    @Override
    public List<String> end(TraceEvent.Finished event) {
        TraceEvent.Left left = event.left();
        String failed = event.failed() == 0 ? "" : ", " + event.failed() + " FAILED";
        String skipped = event.skipped() == 0 ? "" : ", " + event.skipped() + " skipped";
        return List.of(event.outcome() + ": " + counted(event.claims(), "claim") + failed + skipped + ", "
                + counted(event.checks(), "check") + ". Left: " + counted(left.processes(), "process") + ", "
                + counted(left.sockets(), "socket") + ", " + counted(left.files(), "file"));
    }

    /** Why something cannot run, and whether the kernel is to blame. */
    public static String notHere(String reason) {
        if (reason.startsWith(NOT_ALLOWED)) {
            return reason;
        }
        boolean kernel = reason.startsWith("SO_") || reason.startsWith("symbol ");
        return "not on this " + (kernel ? "kernel" : "machine") + ": " + reason;
    }

    /** {@code 1 step}, {@code 2 steps}, {@code 0 processes}. */
    public static String counted(int count, String noun) {
        return count + " " + (count == 1 ? noun : noun.endsWith("s") ? noun + "es" : noun + "s");
    }

    private static String said(String who, String what) {
        return who + " ".repeat(Math.max(1, ACTOR_WIDTH + 1 - who.length())) + what;
    }

    private static String judged(String line, Boolean holds, String expected) {
        return Boolean.FALSE.equals(holds) ? "≠ " + line + ", expected " + expected : line;
    }

    private static String name(String call) {
        int open = call.indexOf('(');
        return open < 0 ? call : call.substring(0, open);
    }
}
