package fdscope.observe.parse;

import fdscope.kernel.Errno;
import fdscope.observe.ExplainedField;
import fdscope.observe.parse.StraceWords.Call;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind {@code =}: what the call gave, its error, how long it took. */
final class StraceResult {
    private static final String STRACE = "man:strace(1)";
    private static final Pattern TOOK = Pattern.compile(" <([0-9]{1,9}\\.[0-9]{1,9})>$");
    private static final Pattern ERROR = Pattern.compile("(-1|\\?) (E[A-Z0-9_]{1,40})( \\(.*\\))?", Pattern.DOTALL);

    private final String name;
    private final Call call;
    private final List<ExplainedField> fields;

    StraceResult(String name, Call call, List<ExplainedField> fields) {
        this.name = name;
        this.call = call;
        this.fields = fields;
    }

    void add(String text) {
        int from = Math.max(0, text.length() - 30);
        Matcher took = TOOK.matcher(text).region(from, text.length());
        boolean timed = took.find();
        String result = timed ? text.substring(0, took.start()) : text;
        Matcher error = ERROR.matcher(result);
        if (error.matches()) {
            failed(result, error.group(1), error.group(2));
        } else if (result.startsWith("?")) {
            told("result", result, "none", "The call never returned: the thread ended, or strace did.", STRACE);
        } else {
            succeeded(result);
        }
        if (timed) {
            told(
                    "took",
                    "<" + took.group(1) + ">",
                    took.group(1) + " s",
                    "How long the call took, in seconds.",
                    STRACE);
        }
    }

    private void told(String field, String raw, String parsed, String meaning, String link) {
        fields.add(new ExplainedField(field, StraceValue.printable(raw), parsed, meaning, "", link));
    }

    private void failed(String raw, String value, String code) {
        if (value.equals("?")) {
            told(
                    "result",
                    raw,
                    code,
                    "A signal interrupted the call, which begins again or gives EINTR.",
                    "man:signal(7)");
            return;
        }
        told("result", value, "failed", "The call failed; errno says why.", call.link());
        Optional<Errno> errno = Errno.ofName(code);
        told(
                "errno",
                raw.substring(value.length()).strip(),
                code,
                errno.map(e -> sentence(code + ": " + e.meaning(name)))
                        .orElse("An error that this program has no words for."),
                "man:errno(3)");
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private void succeeded(String result) {
        String meaning = call.gives().isEmpty() ? "What the call gave." : call.gives();
        boolean descriptor = StraceDescriptor.isOne(result) && result.contains("<");
        told(
                "result",
                result,
                descriptor ? StraceDescriptor.of(result).words() : StraceValue.printable(result),
                meaning,
                call.link());
    }
}
