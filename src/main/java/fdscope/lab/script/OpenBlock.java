package fdscope.lab.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What several lines say together, begun at the end of a text and not over: a question whose check is still to come, or
 * the steps of a {@code for}. None of it runs before it is whole.
 *
 * @param line number of its first line
 * @param asks it is a question
 * @param wants what comes next, for who types
 * @param rest lines that would make it whole, so that what stands there can be checked
 */
public record OpenBlock(int line, boolean asks, String wants, List<String> rest) {
    public OpenBlock {
        rest = List.copyOf(rest);
    }

    /** The one that the text ends in. */
    public static Optional<OpenBlock> of(List<String> lines) {
        List<RawLine> raw = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            raw.add(RawLine.of(i + 1, lines.get(i)));
        }
        return rounds(raw).or(() -> question(raw));
    }

    private static Optional<OpenBlock> rounds(List<RawLine> lines) {
        List<RawLine> open = new ArrayList<>();
        for (RawLine line : lines) {
            if (line.word().equals("for")) {
                open.add(line);
            } else if (line.word().equals("end") && !open.isEmpty()) {
                open.remove(open.size() - 1);
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new OpenBlock(
                        open.get(0).number(),
                        false,
                        "its steps come next; a line end closes it, and then they run",
                        open.stream().map(line -> "end").toList()));
    }

    private static Optional<OpenBlock> question(List<RawLine> lines) {
        int at = lines.size() - 1;
        long right = 0;
        long wrong = 0;
        while (at >= 0 && (lines.get(at).isAnswer() || lines.get(at).isBlank())) {
            String text = lines.get(at).content();
            right += text.startsWith("*") ? 1 : 0;
            wrong += text.startsWith("-") ? 1 : 0;
            at--;
        }
        if (at < 0 || !lines.get(at).word().equals("predict")) {
            return Optional.empty();
        }
        List<String> rest = new ArrayList<>();
        if (right == 0) {
            rest.add("* right");
        }
        if (wrong == 0) {
            rest.add("- wrong");
        }
        return Optional.of(new OpenBlock(lines.get(at).number(), true, wants(right > 0, wrong > 0), rest));
    }

    private static String wants(boolean right, boolean wrong) {
        if (right && wrong) {
            return "its check comes next: expect, or a call with \"->\"; more answers may come before";
        }
        String missing = right
                ? "a wrong one is missing:  - TEXT : what makes one think so"
                : "* TEXT is the right one,  - TEXT : WHY a wrong one";
        return "its answers come next, a line each; " + missing;
    }
}
