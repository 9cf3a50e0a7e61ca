package fdscope.lab.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code for} out: each round is the lines of its body, with the value of that round where the variable stands.
 * What follows sees plain lines with the numbers they were written in; a line of the second round may bind again what it
 * bound in the first.
 */
final class Unrolling {
    /** A lab longer than that is nothing to look at, and takes longer than anybody waits. */
    static final int MOST_LINES = 5000;

    private static final Set<String> OUTSIDE = Set.of("lab", "variants", "actors", "actor", "predict");

    private final Faults faults;
    private final List<RawLine> out = new ArrayList<>();
    private boolean tooLong;

    private Unrolling(Faults faults) {
        this.faults = faults;
    }

    /** All lines in the order in which they run. */
    static List<RawLine> of(List<RawLine> lines, Faults faults) {
        Unrolling unrolling = new Unrolling(faults);
        unrolling.expand(lines, false);
        return unrolling.out;
    }

    private void expand(List<RawLine> lines, boolean inside) {
        for (int at = 0; at < lines.size() && !tooLong; at++) {
            RawLine line = lines.get(at);
            if (line.word().equals("for")) {
                int end = end(lines, at);
                if (end < 0) {
                    faults.add(line.number(), "for is never closed, expected a line \"end\" after its last step");
                    return;
                }
                rounds(line, lines.subList(at + 1, end));
                at = end;
            } else if (line.word().equals("end")) {
                faults.add(line.number(), "end closes nothing here, expected a line \"for NAME = A to B\" before it");
            } else if (inside && (OUTSIDE.contains(line.word()) || line.isAnswer())) {
                faults.add(
                        line.number(),
                        (line.isAnswer() ? "an answer" : line.word()) + " inside for, expected it outside");
            } else {
                add(line);
            }
        }
    }

    private void add(RawLine line) {
        if (out.size() < MOST_LINES) {
            out.add(line);
        } else {
            tooLong = true;
            faults.add(line.number(), "more than " + MOST_LINES + " lines with every round of for, expected fewer");
        }
    }

    /** Index of the {@code end} that closes the {@code for} at this index, -1 if none does. */
    private static int end(List<RawLine> lines, int at) {
        int depth = 0;
        for (int i = at; i < lines.size(); i++) {
            String word = lines.get(i).word();
            depth += word.equals("for") ? 1 : word.equals("end") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void rounds(RawLine head, List<RawLine> body) {
        List<RawLine> steps = body.stream().filter(line -> !line.isBlank()).toList();
        Rounds rounds;
        try {
            rounds = Rounds.of(head);
        } catch (Fault fault) {
            faults.add(head.number(), fault.getMessage());
            // Once, so that what the body binds is known: one fault is told once.
            rounds = Rounds.unknown(head);
        }
        for (String value : rounds.values()) {
            List<RawLine> round = new ArrayList<>();
            for (RawLine line : steps) {
                try {
                    round.add(rounds.in(line, value));
                } catch (Fault fault) {
                    faults.add(line.number(), fault.getMessage());
                }
            }
            expand(round, true);
        }
    }
}
