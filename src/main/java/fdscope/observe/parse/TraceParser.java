package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.KernelPoint;
import fdscope.observe.KernelPoint.Kind;
import fdscope.observe.KernelStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a tracefs instance recorded, {@code trace} or {@code trace_pipe} (Documentation/trace/ftrace.rst, "Output
 * format"), with {@code options/stacktrace}: each point is followed by a line {@code <stack trace>} of the same thread
 * and its functions, innermost first. A line that it does not know is passed over.
 */
public final class TraceParser {
    /** Command, thread, processor, flags (irqs, resched, hard or soft irq, …), seconds, the rest. */
    private static final Pattern LINE =
            Pattern.compile("\\s*(.{1,16})-(\\d{1,10})\\s+\\[\\d+] (\\S{4,8})\\s+\\d+\\.\\d+: (.*)");

    private static final Pattern ENTER = Pattern.compile("sys_(\\w+)\\((.*)\\)");
    private static final Pattern EXIT = Pattern.compile("sys_(\\w+) -> (\\S+)");
    private static final Pattern POINT = Pattern.compile("(\\w+): ?(.*)");
    private static final Pattern LOST = Pattern.compile("CPU:\\d+ \\[LOST (\\d{1,18}) EVENTS]");
    private static final String STACK = "<stack trace>";
    private static final String FRAME = " => ";
    private static final int INTERRUPT_FLAG = 2;

    private final List<KernelPoint> points = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();
    /** The thread whose stack is being read; -1 none. */
    private int stackOf = -1;

    private TraceParser() {}

    /** In the order in which they happened. */
    public static List<KernelPoint> parse(Bytes text) {
        TraceParser parser = new TraceParser();
        new String(text.toArray(), StandardCharsets.ISO_8859_1).lines().forEach(parser::line);
        parser.endStack();
        return List.copyOf(parser.points);
    }

    /** How many records there was no room for. */
    public static long lost(Bytes text) {
        return new String(text.toArray(), StandardCharsets.ISO_8859_1)
                .lines()
                .map(LOST::matcher)
                .filter(Matcher::matches)
                .mapToLong(lost -> Long.parseLong(lost.group(1)))
                .sum();
    }

    private void line(String line) {
        if (line.startsWith(FRAME)) {
            if (stackOf >= 0) {
                frames.add(line.substring(FRAME.length()));
            }
            return;
        }
        endStack();
        Matcher fields = LINE.matcher(line);
        if (line.startsWith("#") || !fields.matches()) {
            return;
        }
        Optional<Integer> tid = number(fields.group(2));
        if (tid.isEmpty()) {
            return;
        }
        String rest = fields.group(4);
        if (rest.equals(STACK)) {
            stackOf = tid.get();
        } else {
            point(tid.get(), isInterrupt(fields.group(3)), rest).ifPresent(points::add);
        }
    }

    private static Optional<KernelPoint> point(int tid, boolean interrupt, String rest) {
        KernelStack none = new KernelStack(List.of());
        Matcher enter = ENTER.matcher(rest);
        if (enter.matches()) {
            return Optional.of(new KernelPoint(tid, interrupt, Kind.ENTER, enter.group(1), enter.group(2), none));
        }
        Matcher exit = EXIT.matcher(rest);
        if (exit.matches()) {
            return Optional.of(new KernelPoint(tid, interrupt, Kind.EXIT, exit.group(1), exit.group(2), none));
        }
        Matcher point = POINT.matcher(rest);
        return point.matches()
                ? Optional.of(new KernelPoint(tid, interrupt, Kind.POINT, point.group(1), point.group(2), none))
                : Optional.empty();
    }

    /** Other threads may have come between a point and its stack. */
    private void endStack() {
        for (int i = points.size() - 1; stackOf >= 0 && i >= 0; i--) {
            if (points.get(i).tid() == stackOf) {
                points.set(i, points.get(i).reached(KernelStack.ofInnermostFirst(frames)));
                break;
            }
        }
        frames.clear();
        stackOf = -1;
    }

    /** {@code .} is a thread's own doing; {@code h s H z Z} are interrupts. */
    private static boolean isInterrupt(String flags) {
        return flags.charAt(INTERRUPT_FLAG) != '.';
    }

    private static Optional<Integer> number(String digits) {
        try {
            return Optional.of(Integer.valueOf(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
