package fdscope.observe.parse;

import fdscope.observe.FunctionText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds the definitions of functions in one file in kernel style: a definition begins at the first column, and its name
 * stands before a parenthesis. Nothing is preprocessed: of alternatives under {@code #ifdef} all are found. The text may be
 * anything at all.
 */
public final class SourceFinder {
    private static final int LONGEST_BODY_LINES = 3000;
    private static final int LONGEST_HEAD = 2000;
    /** A text that was made to be slow shall not be. */
    private static final int MOST_LOOKS = 20_000;

    private static final int MOST_FOUND = 20;
    private static final List<String> ENTRIES =
            List.of("__do_sys_", "__se_sys_", "__x64_sys_", "__arm64_sys_", "__riscv_sys_", "sys_");

    private final String file;
    private final String text;
    private final SourceText source;
    private final char[] code;

    /** @param file as it is to be named */
    public SourceFinder(String text, String file) {
        this.file = file;
        this.text = text;
        this.source = new SourceText(text);
        this.code = source.code();
    }

    /** All definitions of a function, in the order of the file; a system call also as {@code sys_sendmsg}. */
    public List<FunctionText> find(String name) {
        List<FunctionText> found = new ArrayList<>();
        each(
                name,
                at -> (found.size() < MOST_FOUND ? definition(name, at) : Optional.<FunctionText>empty())
                        .ifPresent(found::add));
        for (String entry : ENTRIES) {
            if (name.startsWith(entry)) {
                String call = name.substring(entry.length());
                each(
                        call,
                        at -> (found.size() < MOST_FOUND ? madeBy(at, true) : Optional.<FunctionText>empty())
                                .ifPresent(found::add));
            }
        }
        for (SourceText.Directive directive : source.directives()) {
            if (found.size() < MOST_FOUND
                    && directive.word().equals("define")
                    && directive.rest().startsWith(name + "(")) {
                found.add(text(directive.from(), directive.to(), Optional.of("#define"), ""));
            }
        }
        found.sort(Comparator.comparingInt(FunctionText::line));
        return found;
    }

    private interface Visit {
        void at(int position);
    }

    private void each(String name, Visit visit) {
        int looks = name.isEmpty() ? MOST_LOOKS : 0;
        for (int at = text.indexOf(name);
                at >= 0 && looks++ < MOST_LOOKS;
                at = text.indexOf(name, at + name.length())) {
            boolean whole = (at == 0 || !isWord(code[at - 1]))
                    && (at + name.length() == code.length || !isWord(code[at + name.length()]));
            if (whole && code[at] == name.charAt(0)) {
                visit.at(at);
            }
        }
    }

    private Optional<FunctionText> definition(String name, int at) {
        int open = skipSpace(at + name.length());
        if (open >= code.length || code[open] != '(') {
            return madeBy(at, false);
        }
        int start = declarationStart(at);
        String head = new String(code, start, at - start);
        if (start > 0 && code[start - 1] != '\n' || head.isBlank() || !isHead(head)) {
            return Optional.empty();
        }
        int close = matching(open);
        int body = close < 0 ? -1 : bodyStart(close + 1);
        return body < 0 ? Optional.empty() : Optional.of(text(start, bodyEnd(body), Optional.empty(), head));
    }

    /** {@code SYSCALL_DEFINE3(name, …)}, {@code DEFINE_X(name)}, {@code TRACE_EVENT(name, …)}: the name comes first. */
    private Optional<FunctionText> madeBy(int at, boolean systemCall) {
        int open = at - 1;
        while (open >= 0 && (code[open] == ' ' || code[open] == '\t')) {
            open--;
        }
        if (open < 1 || code[open] != '(') {
            return Optional.empty();
        }
        int from = open;
        while (from > 0 && isWord(code[from - 1])) {
            from--;
        }
        String macro = new String(code, from, open - from);
        boolean makes = systemCall
                ? macro.startsWith("SYSCALL_DEFINE") || macro.startsWith("COMPAT_SYSCALL_DEFINE")
                : macro.contains("DEFINE") && !macro.contains("SYSCALL") || macro.equals("TRACE_EVENT");
        boolean upper = macro.chars().noneMatch(Character::isLowerCase);
        int start = text.lastIndexOf('\n', from) + 1;
        int close = matching(open);
        if (!makes || !upper || close < 0 || !isHead(new String(code, start, from - start))) {
            return Optional.empty();
        }
        int after = skipSpace(close + 1);
        int end = after < code.length && code[after] == '{' ? bodyEnd(after) : source.lineEnd(close);
        return Optional.of(text(start, end, Optional.of(macro), new String(code, start, from - start)));
    }

    /** Back to what stands before the declaration: the end of another, a preprocessor line, the beginning. */
    private int declarationStart(int at) {
        int start = at;
        int least = Math.max(0, at - LONGEST_HEAD);
        while (start > least && ";{}".indexOf(code[start - 1]) < 0 && code[start - 1] != SourceText.DIRECTIVE) {
            start--;
        }
        if (start > 0 && code[start - 1] == SourceText.DIRECTIVE) {
            int position = start - 1;
            start = source.directiveAt(position).map(SourceText.Directive::to).orElse(start);
        }
        while (start < at && Character.isWhitespace(code[start])) {
            start++;
        }
        // Before a blank line may stand the call of a macro that needs no semicolon.
        int blank = lastBlankLine(start, at);
        return blank > start ? skipSpace(blank) : start;
    }

    private int lastBlankLine(int from, int to) {
        int last = -1;
        int end = source.lineEnd(from);
        while (end < to) {
            int next = source.lineEnd(end + 1);
            if (text.substring(end + 1, Math.max(end + 1, next)).isBlank() && next < to) {
                last = next;
            }
            end = next;
        }
        return last;
    }

    /** What may stand before a function's name: words, stars, attributes. */
    private static boolean isHead(String head) {
        int depth = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || c == '=' || !isWord(c) && !Character.isWhitespace(c) && "*(),\"".indexOf(c) < 0) {
                return false;
            }
            if (c == ',' && depth == 0) {
                return false;
            }
        }
        return depth == 0;
    }

    /** The position of the {@code {} after attributes or parameters of the old style; -1 if this declares only. */
    private int bodyStart(int from) {
        int at = from;
        boolean old = false;
        int most = Math.min(code.length, from + LONGEST_HEAD);
        while (at < most) {
            char c = code[at];
            if (c == '{') {
                return at;
            }
            if (c == '(' && !old) {
                int close = matching(at);
                if (close < 0) {
                    return -1;
                }
                at = close + 1;
            } else if (c == ';' && new String(code, from, at - from).isBlank()) {
                return -1;
            } else if (c == ';') {
                old = true;
                at++;
            } else if (isWord(c)
                    || Character.isWhitespace(c)
                    || c == SourceText.DIRECTIVE
                    || old && "*[],".indexOf(c) >= 0
                    || c == '*') {
                at++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private int matching(int open) {
        int depth = 0;
        int most = Math.min(code.length, open + 20 * LONGEST_HEAD);
        for (int at = open; at < most; at++) {
            depth += code[at] == '(' ? 1 : code[at] == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /** After {@code #else} the braces count as they did at its {@code #if}. */
    private int bodyEnd(int open) {
        Deque<Integer> depths = new ArrayDeque<>();
        int depth = 0;
        for (int at = open; at < code.length; at++) {
            char c = code[at];
            if (c == SourceText.DIRECTIVE) {
                String word =
                        source.directiveAt(at).map(SourceText.Directive::word).orElse("");
                if (word.startsWith("if")) {
                    depths.push(depth);
                } else if (word.equals("endif")) {
                    depths.poll();
                } else if (word.startsWith("el") && !depths.isEmpty()) {
                    depth = depths.peek();
                }
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '}' && (depth == 0 || at > 0 && code[at - 1] == '\n')) {
                return source.lineEnd(at);
            }
        }
        return source.lineEnd(open);
    }

    private FunctionText text(int from, int to, Optional<String> macro, String head) {
        int line = 1;
        for (int i = 0; i < from; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        List<String> lines = text.substring(from, Math.max(from, to))
                .lines()
                .limit(LONGEST_BODY_LINES)
                .toList();
        List<String> words = Arrays.asList(head.split("[^A-Za-z0-9_]+"));
        return new FunctionText(
                file,
                line,
                line + Math.max(0, lines.size() - 1),
                macro,
                words.contains("static"),
                words.stream().anyMatch(word -> word.contains("inline") && !word.startsWith("noinline")),
                source.condition(from),
                lines);
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < code.length && Character.isWhitespace(code[at])) {
            at++;
        }
        return at;
    }

    private static boolean isWord(char c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
