package fdscope.observe;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of what the doctor tells of a machine.
 *
 * @param cost what it costs; "" if nothing
 * @param remedy what to do to have it back; "" if nothing is known or wanted
 */
public record Finding(Mark mark, String subject, String finding, String cost, String remedy) {
    /** How it is. */
    public enum Mark {
        FINE("=", "fine"),
        NOT_HERE("-", "not here"),
        LIMIT("!", "limit"),
        MEND("≠", "to mend");

        private final String sign;
        private final String word;

        Mark(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        public String sign() {
            return sign;
        }

        public String word() {
            return word;
        }
    }

    public Finding(Mark mark, String subject, String finding, String cost) {
        this(mark, subject, finding, cost, "");
    }

    public static Finding fine(String subject, String finding) {
        return new Finding(Mark.FINE, subject, finding, "");
    }

    /** With what to do, unless all is well. */
    public Finding remedied(Whereabouts at) {
        return mark == Mark.FINE
                ? this
                : new Finding(mark, subject, finding, cost, at.remedy(subject).orElse(""));
    }

    /** How many of each mark. */
    public static String summary(List<Finding> findings) {
        List<String> parts = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            long count =
                    findings.stream().filter(finding -> finding.mark() == mark).count();
            parts.add(count + " " + mark.word());
        }
        return String.join(", ", parts);
    }
}
