package fdscope.lab.script;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A lab without one of its lines, and without all that cannot stand without it: the steps that use a name which nobody
 * binds any more, a claim that nothing checks, a prediction that nothing answers.
 *
 * @param script what is left; empty if no lab is left
 * @param gone the numbers of the lines that are missing
 */
public record Omission(Optional<Script> script, Set<Integer> gone) {
    public Omission {
        gone = Set.copyOf(gone);
    }

    /**
     * @param text of the lab
     * @param firstLine the number of its first line
     * @param line that shall be missing; a number outside of the lab: none
     */
    public static Omission of(String text, String name, int firstLine, int line) {
        String[] lines = text.split("\n", -1);
        Set<Integer> gone = new TreeSet<>();
        omit(lines, line - firstLine, firstLine, gone);
        while (true) {
            try {
                Script script = ScriptParser.parse(String.join("\n", lines), name, firstLine, name);
                return new Omission(Optional.of(script), gone);
            } catch (ScriptError.Found e) {
                int before = gone.size();
                e.errors().forEach(error -> omit(lines, error.line() - firstLine, firstLine, gone));
                if (gone.size() == before) {
                    return new Omission(Optional.empty(), gone);
                }
            }
        }
    }

    /** A line and, of a prediction, the answers below it. */
    private static void omit(String[] lines, int at, int firstLine, Set<Integer> gone) {
        if (at < 0 || at >= lines.length || lines[at].isBlank()) {
            return;
        }
        lines[at] = "";
        gone.add(firstLine + at);
        for (int next = at + 1; next < lines.length && lines[next].matches("\\s*[-*] .*"); next++) {
            lines[next] = "";
            gone.add(firstLine + next);
        }
    }
}
