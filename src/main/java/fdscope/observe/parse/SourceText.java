package fdscope.observe.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A C file with everything blanked that is no code: comments, strings, preprocessor lines. Positions stay what they were.
 * The first character of a preprocessor line becomes {@link #DIRECTIVE}.
 */
final class SourceText {
    static final char DIRECTIVE = '\u0001';

    /** A preprocessor line: where it begins and ends, continuations included, and what it says after the {@code #}. */
    record Directive(int from, int to, String word, String rest) {}

    private final String text;
    private final char[] code;
    private final List<Directive> directives = new ArrayList<>();

    SourceText(String text) {
        this.text = text;
        this.code = text.toCharArray();
        blank();
        readDirectives();
    }

    char[] code() {
        return code;
    }

    List<Directive> directives() {
        return List.copyOf(directives);
    }

    private void readDirectives() {
        int start = 0;
        while (start < code.length) {
            int end = lineEnd(start);
            int first = start;
            while (first < end && (code[first] == ' ' || code[first] == '\t')) {
                first++;
            }
            if (first < end && code[first] == '#') {
                while (end < code.length && end > 0 && code[end - 1] == '\\') {
                    end = lineEnd(end + 1);
                }
                String line = new String(code, first + 1, end - first - 1).strip();
                int space = 0;
                while (space < line.length() && Character.isLetter(line.charAt(space))) {
                    space++;
                }
                directives.add(new Directive(
                        start,
                        end,
                        line.substring(0, space),
                        line.substring(space).strip()));
                blank(start, end);
                code[start] = DIRECTIVE;
            }
            start = end + 1;
        }
    }

    Optional<Directive> directiveAt(int position) {
        int low = 0;
        int high = directives.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int from = directives.get(middle).from;
            if (from == position) {
                return Optional.of(directives.get(middle));
            }
            if (from < position) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** Which conditions of the preprocessor hold at a position, from the outermost; the guard of a header is none. */
    Optional<String> condition(int position) {
        Deque<String> open = new ArrayDeque<>();
        for (int i = 0; i < directives.size() && directives.get(i).from < position; i++) {
            Directive directive = directives.get(i);
            switch (directive.word) {
                case "if", "ifdef" -> open.addLast(directive.rest);
                case "ifndef" -> open.addLast(isGuard(i) ? "" : "not " + directive.rest);
                case "elif" -> replace(open, directive.rest);
                case "else" ->
                    replace(open, open.isEmpty() || open.peekLast().isEmpty() ? "" : negated(open.peekLast()));
                case "endif" -> open.pollLast();
                default -> {
                    // Not about conditions.
                }
            }
        }
        open.removeIf(String::isEmpty);
        return open.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", open));
    }

    private boolean isGuard(int i) {
        return i + 1 < directives.size()
                && directives.get(i + 1).word.equals("define")
                && directives.get(i + 1).rest.equals(directives.get(i).rest);
    }

    private static String negated(String condition) {
        return condition.startsWith("not ") ? condition.substring(4) : "not " + condition;
    }

    private static void replace(Deque<String> open, String condition) {
        if (open.pollLast() != null) {
            open.addLast(condition);
        }
    }

    int lineEnd(int from) {
        int end = text.indexOf('\n', Math.min(from, text.length()));
        return end < 0 ? text.length() : end;
    }

    private void blank() {
        int at = 0;
        while (at < code.length) {
            char c = code[at];
            int end = at + 1;
            if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                end = close < 0 ? code.length : close + 2;
                blank(at, end);
            } else if (text.startsWith("//", at)) {
                end = lineEnd(at);
                blank(at, end);
            } else if (c == '"' || c == '\'') {
                while (end < code.length && code[end] != c && code[end] != '\n') {
                    end += code[end] == '\\' && end + 1 < code.length && code[end + 1] != '\n' ? 2 : 1;
                }
                blank(at + 1, end);
            }
            at = Math.max(end, at + 1);
            if ((c == '"' || c == '\'') && end < code.length && code[end] == c) {
                at = end + 1;
            }
        }
    }

    private void blank(int from, int to) {
        for (int i = from; i < Math.min(to, code.length); i++) {
            if (code[i] != '\n') {
                code[i] = ' ';
            }
        }
    }
}
