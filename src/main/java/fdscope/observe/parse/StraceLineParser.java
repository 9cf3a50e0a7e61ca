package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.ExplainedField;
import fdscope.observe.parse.StraceWords.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a line of strace(1) apart: {@code [pid 12]} and times in front, the call and each of its arguments, down to the
 * descriptors in a control message, the result. Understands what {@code -f -y -yy -Y -t -tt -ttt -r -T} add, calls that
 * are unfinished or resumed, signals and ends of processes.
 *
 * <p>What it has no words for is in the list all the same, and said to be unknown. Never throws.
 */
public final class StraceLineParser {
    private static final String STRACE = "man:strace(1)";
    private static final Pattern PID =
            Pattern.compile("\\[pid +([0-9]{1,10})(?:<[^>]{0,64}>)?\\] |([0-9]{1,10})(?:<[^>]{0,64}>)? +(?=[^ ])");
    private static final Pattern TIME = Pattern.compile(
            " *((?:[0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}:[0-9]{2}[0-9.:+-]{0,12}|[0-9]{1,12}\\.[0-9]{1,9})"
                    + "( \\(\\+ +[0-9.]{1,20}\\))? +");
    private static final Pattern NAME = Pattern.compile("([a-z_][a-z0-9_]{0,63})\\(");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. ([a-z_][a-z0-9_]{0,63}) resumed>");
    private static final String UNFINISHED = "<unfinished ...>";

    private final String line;
    private final List<ExplainedField> fields = new ArrayList<>();
    private int at;

    private StraceLineParser(String line) {
        this.line = line;
    }

    /** The fields in the order of the line; empty if it is no line of strace. */
    public static Optional<List<ExplainedField>> parse(Bytes line) {
        StraceLineParser parser =
                new StraceLineParser(new String(line.toArray(), StandardCharsets.ISO_8859_1).stripTrailing());
        return parser.read() ? Optional.of(List.copyOf(parser.fields)) : Optional.empty();
    }

    private boolean read() {
        front();
        Matcher name = NAME.matcher(line).region(at, line.length());
        Matcher resumed = RESUMED.matcher(line).region(at, line.length());
        if (name.lookingAt()) {
            at = name.end();
            return call(name.group(1), false);
        }
        if (resumed.lookingAt()) {
            at = resumed.end();
            return call(resumed.group(1), true);
        }
        return new StraceNews(fields).add(line.substring(at));
    }

    /** The process and the time in front of the call. */
    private void front() {
        Matcher pid = PID.matcher(line);
        Matcher time = TIME.matcher(line);
        // A time in seconds may stand alone, and must not pass for a pid.
        if (!time.lookingAt() && pid.lookingAt()) {
            String number = pid.group(1) == null ? pid.group(2) : pid.group(1);
            told(pid.group().strip(), "pid", number, "The thread that made the call: with -f strace follows several.");
            at = pid.end();
        }
        time.region(at, line.length());
        if (time.lookingAt()) {
            boolean clock = time.group(1).contains(":");
            boolean epoch = !clock && time.group(1).indexOf('.') > 8;
            told(
                    time.group(1),
                    "time",
                    time.group(1),
                    clock
                            ? "When the call began, by the clock."
                            : epoch
                                    ? "When the call began, in seconds since 1970."
                                    : "Seconds since the call before it began.");
            if (time.group(2) != null) {
                told(
                        time.group(2).strip(),
                        "since",
                        time.group(2).replaceAll("[^0-9.]", ""),
                        "Seconds since the call before it began.");
            }
            at = time.end();
        }
    }

    private void told(String raw, String name, String parsed, String meaning) {
        fields.add(new ExplainedField(
                name, StraceValue.printable(raw), StraceValue.printable(parsed), meaning, "", STRACE));
    }

    private boolean call(String name, boolean resumed) {
        boolean unfinished = line.endsWith(UNFINISHED);
        String body = unfinished ? line.substring(0, line.length() - UNFINISHED.length()) : line;
        StraceValues.Split split = StraceValues.read(body, at, ')');
        String rest = body.substring(split.end()).stripLeading();
        boolean whole = split.closed() && rest.startsWith("=");
        Optional<Call> known = StraceWords.call(name, whole || unfinished || resumed || !fields.isEmpty());
        if (known.isEmpty() || !whole && !unfinished && split.closed()) {
            return false;
        }
        Call call = known.get();
        fields.add(new ExplainedField(
                "call",
                StraceValue.printable(name),
                call == Call.UNKNOWN ? "unknown" : name,
                call.meaning(),
                "",
                call.link()));
        if (resumed) {
            told(
                    "resumed",
                    "resumed",
                    "the rest",
                    "The end of a call that began in a line above, which says unfinished.");
        }
        // Of a resumed call only the last arguments stand here.
        int first = !resumed
                ? 0
                : call == Call.UNKNOWN ? -1 : call.size() - split.values().size();
        new StraceArguments(call, fields).add(split.values(), first);
        if (whole) {
            new StraceResult(name, call, fields).add(rest.substring(1).strip());
        } else if (unfinished) {
            told(
                    UNFINISHED,
                    "unfinished",
                    "not returned yet",
                    "The call had not returned when strace had something else to show; a line that says resumed has the rest.");
        } else {
            told("", "result", "cut off", "The line ends before the call does.");
        }
        return true;
    }
}
