package fdscope.lab.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A lab that is being written, line by line: what of it can run, and what is wrong behind that. Pure. */
public final class Sketch {
    /** The file that errors and events name; nobody sees it. */
    public static final String FILE = "playground";

    private Sketch() {}

    /**
     * @param script of the lines before the first one with a fault; of all where there is none
     * @param fault of the first line that cannot run
     */
    public record Read(Script script, Optional<ScriptError> fault) {
        /** So many lines can run. */
        public int good(List<String> lines) {
            return fault.map(error -> Math.min(lines.size(), error.line() - 1)).orElse(lines.size());
        }
    }

    /** Reads as far as it can; a claim may wait for its checks, and what takes several lines for those that are missing. */
    public static Read read(List<String> lines) {
        int good = lines.size();
        Optional<ScriptError> fault = Optional.empty();
        while (true) {
            try {
                List<String> known = lines.subList(0, good);
                Optional<OpenBlock> open = OpenBlock.of(known);
                if (open.isPresent()) {
                    List<String> whole = new ArrayList<>(known);
                    whole.addAll(open.get().rest());
                    parse(whole);
                }
                return new Read(
                        parse(known.subList(
                                0, open.map(block -> block.line() - 1).orElse(good))),
                        fault);
            } catch (ScriptError.Found e) {
                ScriptError first = e.errors().get(0);
                fault = Optional.of(first);
                good = Math.max(0, Math.min(good - 1, first.line() - 1));
            }
        }
    }

    private static Script parse(List<String> lines) throws ScriptError.Found {
        return ScriptParser.parseUnfinished(String.join("\n", lines), FILE, FILE);
    }

    /**
     * The lines of a lab of the course, to be changed: without its questions, for who asks something is no step, and with
     * the rounds of its {@code for} written out. What the author says beside stands before the step that it stood before.
     */
    public static List<String> lines(Script script) {
        List<String> lines = new ArrayList<>();
        Set<Integer> told = script.steps().stream()
                .filter(line -> !(line.step() instanceof Step.Predict))
                .map(Script.Line::number)
                .collect(Collectors.toSet());
        Deque<Script.Comment> comments = new ArrayDeque<>(script.comments());
        comments.removeIf(comment -> !comment.alone() && told.contains(comment.number()));
        int first = script.actors().stream()
                .mapToInt(Script.ActorDeclaration::line)
                .findFirst()
                .orElse(0);
        said(lines, comments, first);
        if (!script.variants().equals(List.of(Script.ONLY_VARIANT))) {
            lines.add("variants " + String.join(" / ", script.variants()));
        }
        List<String> plain = new ArrayList<>();
        for (Script.ActorDeclaration actor : script.actors()) {
            if (actor.root() || actor.uid().isPresent() || actor.unshare().isPresent()) {
                declared(lines, plain);
                lines.add("actor " + actor.name() + " " + attributes(actor));
            } else {
                plain.add(actor.name());
            }
        }
        declared(lines, plain);
        for (Script.Line line : script.steps()) {
            if (!(line.step() instanceof Step.Predict)) {
                said(lines, comments, line.number());
                String guard = line.variants().isEmpty() ? "" : "[" + String.join(" ", line.variants()) + "] ";
                String otherwise = line.otherwise()
                        .map(words -> " else \"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .orElse("");
                String behind = script.comments().stream()
                        .filter(comment -> !comment.alone() && comment.number() == line.number())
                        .map(comment -> "  " + comment.text())
                        .findFirst()
                        .orElse("");
                lines.add(guard + line.source().replaceAll("\\s+$", "") + otherwise + behind);
            }
        }
        said(lines, comments, Integer.MAX_VALUE);
        return lines;
    }

    /** The comments before that line. */
    private static void said(List<String> lines, Deque<Script.Comment> comments, int before) {
        while (!comments.isEmpty() && comments.peek().number() < before) {
            lines.add(comments.remove().text());
        }
    }

    private static void declared(List<String> lines, List<String> plain) {
        if (!plain.isEmpty()) {
            lines.add("actors " + String.join(" ", plain));
            plain.clear();
        }
    }

    private static String attributes(Script.ActorDeclaration actor) {
        List<String> words = new ArrayList<>();
        if (actor.root()) {
            words.add("root");
        }
        actor.uid().ifPresent(uid -> words.add("uid " + ExprText.of(uid)));
        actor.unshare().ifPresent(flags -> words.add("unshare " + ExprText.of(flags)));
        return String.join(", ", words);
    }

    /** The line with {@code -> RESULT} behind its step and before its comment. */
    public static String expecting(String line, String result) {
        RawLine raw = RawLine.of(1, line);
        String step = line.substring(0, raw.from()) + raw.content();
        String comment = line.substring(Math.min(line.length(), step.length())).strip();
        return step + "  -> " + result + (comment.isEmpty() ? "" : "  " + comment);
    }

    /** The file's name for a lab with this title: lower case, hyphens. */
    public static String fileName(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? FILE : plain) + ".lab";
    }

    /**
     * Where in a line a fault is: the word that its message begins with, else the end of the line.
     *
     * @param from first column, {@code to} behind the last
     */
    public record Place(int from, int to) {}

    /** @param message as {@link ScriptError} has it */
    public static Place place(String line, String message) {
        String head = message.split(":|\\s|\\(\\)", 2)[0];
        for (String word : List.of(head, head.substring(head.lastIndexOf('.') + 1))) {
            for (int i = line.indexOf(word); !word.isEmpty() && i >= 0; i = line.indexOf(word, i + 1)) {
                int end = i + word.length();
                boolean begins = i == 0 || !isWord(line.charAt(i - 1)) || !isWord(word.charAt(0));
                if (begins && (end == line.length() || !isWord(line.charAt(end)) || !isWord(line.charAt(end - 1)))) {
                    return new Place(i, end);
                }
            }
        }
        int end = line.stripTrailing().length();
        return new Place(end, end + 1);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
