package fdscope.observe.parse;

import fdscope.observe.ExplainedField;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of strace that are no calls: a signal, the end of a process, a process that it follows now. */
final class StraceNews {
    private static final Pattern SIGNAL =
            Pattern.compile("--- (SIG[A-Z0-9_]{1,20}|stopped by SIG[A-Z0-9_]{1,20})(.*) ---", Pattern.DOTALL);
    private static final Pattern EXITED = Pattern.compile("\\+\\+\\+ exited with ([0-9]{1,3}) \\+\\+\\+");
    private static final Pattern KILLED =
            Pattern.compile("\\+\\+\\+ killed by (SIG[A-Z0-9_]{1,20})( \\(core dumped\\))? \\+\\+\\+");
    private static final Pattern FOLLOWED = Pattern.compile("(?:strace: )?Process ([0-9]{1,10}) (attached|detached)");

    private final List<ExplainedField> fields;

    StraceNews(List<ExplainedField> fields) {
        this.fields = fields;
    }

    /** False if it is none of these. */
    boolean add(String text) {
        Matcher signal = SIGNAL.matcher(text);
        Matcher exited = EXITED.matcher(text);
        Matcher killed = KILLED.matcher(text);
        Matcher followed = FOLLOWED.matcher(text);
        if (signal.matches()) {
            told("signal", text, signal.group(1), "A signal came to the thread.", "man:signal(7)");
        } else if (exited.matches()) {
            told(
                    "exited",
                    text,
                    exited.group(1),
                    "The thread ended by itself, with this status; its descriptors are closed if it was the last.",
                    "man:exit_group(2)");
        } else if (killed.matches()) {
            told(
                    "killed",
                    text,
                    killed.group(1),
                    "A signal ended the process; the kernel closes its descriptors.",
                    "man:signal(7)");
        } else if (followed.matches()) {
            told(
                    "followed",
                    text,
                    followed.group(1) + " " + followed.group(2),
                    "strace follows this process from here, or leaves it.",
                    "man:strace(1)");
        } else {
            return false;
        }
        return true;
    }

    private void told(String name, String raw, String parsed, String meaning, String link) {
        fields.add(new ExplainedField(name, StraceValue.printable(raw), parsed, meaning, "", link));
    }
}
