package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.ExplainedField;
import fdscope.observe.SocketSighting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line that somebody pasted, told by its looks: a row of /proc/net/unix, a row of ss -x, a line of strace, or none of
 * them.
 *
 * @param raw the line, without spaces in front
 * @param fields what is in it; none of a line that is nothing known
 * @param note why it is nothing known, and what was expected; empty otherwise
 */
public record PastedLine(Kind kind, Bytes raw, List<ExplainedField> fields, String note) {
    /** Longer lines are not looked into. */
    public static final int LONGEST = 1 << 16;

    private static final String EXPECTED =
            "expected a row of /proc/net/unix, a row of ss -x (also -xa, -xae, -xaemp), or a line of strace";

    public PastedLine {
        fields = List.copyOf(fields);
    }

    /** What a line is. */
    public enum Kind {
        PROC("proc", "a row of /proc/net/unix"),
        SS("ss", "a row of ss"),
        STRACE("strace", "a line of strace"),
        UNKNOWN("unknown", "nothing known");

        private final String word;
        private final String title;

        Kind(String word, String title) {
            this.word = word;
            this.title = title;
        }

        public String word() {
            return word;
        }

        public String title() {
            return title;
        }
    }

    /** Never throws. */
    public static PastedLine of(Bytes line) {
        if (line.length() > LONGEST) {
            return unknown(line, "longer than " + LONGEST + " bytes, which no row is; " + EXPECTED);
        }
        Bytes raw = trimmed(line);
        byte[] bytes = raw.toArray();
        Optional<PastedLine> heading = PastedHeading.of(raw);
        if (heading.isPresent()) {
            return heading.get();
        }
        if (ProcNetUnixParser.Columns.read(bytes, 0, bytes.length) != null) {
            return row(Kind.PROC, raw, ProcNetUnixParser.parse(raw));
        }
        if (SsOutputParser.Head.read(bytes, 0, bytes.length) != null) {
            List<SocketSighting> rows = SsOutputParser.parse(raw);
            return row(Kind.SS, rows.get(0).raw(), rows);
        }
        return StraceLineParser.parse(raw)
                .map(fields -> new PastedLine(Kind.STRACE, raw, fields, ""))
                .orElseGet(() -> unknown(raw, why(new String(bytes, StandardCharsets.ISO_8859_1))));
    }

    private static PastedLine row(Kind kind, Bytes raw, List<SocketSighting> rows) {
        List<ExplainedField> fields = new ArrayList<>();
        rows.forEach(row -> fields.addAll(RowExplanation.of(row)));
        return new PastedLine(kind, raw, fields, "");
    }

    private static PastedLine unknown(Bytes raw, String why) {
        return new PastedLine(Kind.UNKNOWN, raw, List.of(), why);
    }

    private static String why(String text) {
        if (text.matches("(?s)(tcp|udp|raw|nl|p_raw|p_dgr|v_str|v_dgr|icmp6|sctp|mptcp|tipc|xdp|dccp|ti)\\s.*")) {
            return "looks like a row of ss about sockets that are not AF_UNIX; " + EXPECTED;
        }
        if (text.matches("(?s)(u_str|u_dgr|u_seq)\\s.*")) {
            return "begins as a row of ss does, but State, Recv-Q and Send-Q do not follow; " + EXPECTED;
        }
        if (text.matches("(?s)[0-9a-f]{8,16}: .*")) {
            return "begins as a row of /proc/net/unix does, but its columns do not follow; " + EXPECTED;
        }
        return "perhaps the rest of a name that has a newline in it; " + EXPECTED;
    }

    private static Bytes trimmed(Bytes line) {
        int from = 0;
        int to = line.length();
        while (from < to && (line.at(from) == ' ' || line.at(from) == '\t')) {
            from++;
        }
        while (to > from && (line.at(to - 1) == '\r')) {
            to--;
        }
        return line.slice(from, to);
    }
}
