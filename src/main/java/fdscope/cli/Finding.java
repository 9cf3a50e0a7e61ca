package fdscope.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of the doctor's report.
 *
 * @param cost what it costs, or what to do; "" if nothing
 */
record Finding(Mark mark, String subject, String finding, String cost) {
    enum Mark {
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

        String word() {
            return word;
        }
    }

    static Finding fine(String subject, String finding) {
        return new Finding(Mark.FINE, subject, finding, "");
    }

    /** The row, wrapped; what it costs on a line of its own. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(
                Wrap.hanging(finding, 80, String.format("%s  %-18s ", mark.sign, subject), " ".repeat(22)));
        if (!cost.isEmpty()) {
            lines.addAll(Wrap.hanging(cost, 80, " ".repeat(22), " ".repeat(22)));
        }
        return lines;
    }
}
