package fdscope.exercise;

import fdscope.kernel.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that gcc or clang says about the learner's file.
 *
 * @param file name without its folders
 * @param line from 1
 * @param text without control characters
 */
record Diagnostic(String file, int line, boolean error, String text) {
    private static final Pattern COMPILER = Pattern.compile(
            "(?<file>[^:]+):(?<line>\\d{1,9}):(?:\\d+:)? (?<kind>error|fatal error|warning): (?<text>.*)");
    private static final Pattern LINKER = Pattern.compile(
            "(?:\\S*ld: )?(?:.*?:)?(?<file>[^:]+\\.\\w+):(?<line>\\d{1,9}): (?<text>undefined reference to .*)");

    /** Those that name a line, in the order in which they were told. */
    static List<Diagnostic> of(String output) {
        List<Diagnostic> found = new ArrayList<>();
        for (String line : output.split("\n")) {
            Matcher compiler = COMPILER.matcher(line);
            Matcher linker = LINKER.matcher(line);
            if (compiler.matches()) {
                found.add(of(compiler, !compiler.group("kind").equals("warning")));
            } else if (linker.matches()) {
                found.add(of(linker, true));
            }
        }
        return found;
    }

    private static Diagnostic of(Matcher match, boolean error) {
        String path = match.group("file");
        return new Diagnostic(
                Printable.line(path.substring(path.lastIndexOf('/') + 1)),
                Integer.parseInt(match.group("line")),
                error,
                Printable.line(match.group("text")));
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + (error ? "" : "warning: ") + text;
    }
}
