package fdscope.lesson;

import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;

/** Reads what stands between two {@code ```}: code, a lab, a review question, speaker notes. */
final class FenceReader {
    static final Pattern LAB_INFO = Pattern.compile("lab\\s+([a-z][a-z0-9-]*)(?:\\s+\"([^\"]+)\")?\\s*");
    private static final Pattern MEASURE_INFO = Pattern.compile("measure\\s+\"([^\"]+)\"\\s*");
    /** Fences that a lesson has beside code. */
    static final List<String> OF_LESSON = List.of("lab", "review", "measure", "notes");
    /** Fences that the task of an exercise has beside code. */
    static final List<String> OF_TASK = List.of("lab", "hint");

    private static final List<String> CODE = List.of("c", "sh", "text");

    private final Faults faults;
    private final List<String> special;
    private final List<String> words;

    FenceReader(Faults faults, List<String> special) {
        this.faults = faults;
        this.special = special;
        this.words = Stream.concat(special.stream(), CODE.stream()).toList();
    }

    /** Empty, and told, where nothing can be made of it. */
    Optional<Block> read(FencedCodeBlock fence, boolean outermost) {
        String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
        String word = info.split("\\s+", 2)[0];
        if (fence.getClosingFenceLength() == null) {
            faults.at(fence, "the fence is never closed, expected a line with ```");
        }
        if (!words.contains(word)) {
            String found = word.isEmpty() ? "a fence without a word" : "```" + word;
            String hint = word.isEmpty() ? "" : Spelling.hint(word, words);
            faults.at(fence, found + ", expected " + Spelling.oneOf(words) + " after ```" + hint);
            return Optional.empty();
        }
        if (special.contains(word) && !outermost) {
            faults.at(fence, "```" + word + " inside a list or a quote, expected it at the left edge");
            return Optional.empty();
        }
        if (!List.of("lab", "measure").contains(word) && !info.equals(word)) {
            faults.at(fence, "```" + info + ", expected nothing after " + word);
        }
        return switch (word) {
            case "lab" -> lab(fence, info);
            case "review" -> Optional.of(review(fence));
            case "measure" -> Optional.of(measure(fence, info));
            case "notes" -> Optional.of(new Block.NotesBlock(within(fence, "notes"), faults.line(fence)));
            case "hint" -> Optional.of(new Block.HintBlock(within(fence, "a hint"), faults.line(fence)));
            default -> Optional.of(code(fence, word));
        };
    }

    private Block code(FencedCodeBlock fence, String word) {
        return new Block.CodeBlock(
                Block.Language.valueOf(word.toUpperCase(Locale.ROOT)),
                fence.getLiteral().stripTrailing(),
                faults.line(fence));
    }

    private List<Block> within(FencedCodeBlock fence, String what) {
        int line = faults.line(fence);
        List<Block> blocks = new MarkdownReader(faults.within(line + 1)).read(fence.getLiteral());
        for (Block block : blocks) {
            if (block instanceof Block.LabBlock
                    || block instanceof Block.ReviewBlock
                    || block instanceof Block.MeasureBlock
                    || block instanceof Block.Heading heading && heading.level() == 2) {
                faults.at(
                        block.line(), "a lab, a review, a measure or a page inside " + what + ", expected it outside");
            }
        }
        return blocks;
    }

    private Optional<Block> lab(FencedCodeBlock fence, String info) {
        int line = faults.line(fence);
        Matcher head = LAB_INFO.matcher(info);
        if (!head.matches()) {
            faults.at(line, "```" + info + ", expected ```lab NAME \"title\", the name in lower case with hyphens");
        }
        String name = head.matches() ? head.group(1) : "unnamed";
        Optional<String> title = head.matches() ? Optional.ofNullable(head.group(2)) : Optional.empty();
        try {
            Script script = ScriptParser.parse(fence.getLiteral(), faults.file(), line + 1, name);
            if (!script.name().equals(name)) {
                faults.at(line + 1, "lab " + script.name() + ", expected no line \"lab\": the fence says " + name);
            }
            Script titled =
                    new Script(name, title, script.variants(), script.actors(), script.steps(), script.comments());
            return Optional.of(new Block.LabBlock(name, title.orElse(name.replace('-', ' ')), line, titled));
        } catch (ScriptError.Found found) {
            found.errors().forEach(error -> faults.at(error.line(), error.message()));
            return Optional.empty();
        }
    }

    private Block review(FencedCodeBlock fence) {
        Asked asked = asked(fence, "review");
        return new Block.ReviewBlock(asked.question, asked.answers, faults.line(fence));
    }

    private Block measure(FencedCodeBlock fence, String info) {
        Matcher head = MEASURE_INFO.matcher(info);
        if (!head.matches()) {
            faults.at(fence, "```" + info + ", expected ```measure \"title\"");
        }
        Asked asked = asked(fence, "measure");
        return new Block.MeasureBlock(
                head.matches() ? head.group(1) : "", asked.question, asked.answers, faults.line(fence));
    }

    /** A question and its answers. */
    private record Asked(String question, List<Step.Answer> answers) {}

    private Asked asked(FencedCodeBlock fence, String what) {
        int line = faults.line(fence);
        List<String> question = new ArrayList<>();
        List<Step.Answer> answers = new ArrayList<>();
        int at = line;
        for (String raw : fence.getLiteral().split("\n")) {
            at++;
            String text = raw.strip();
            if (text.startsWith("- ") || text.startsWith("* ")) {
                answers.add(answer(text));
            } else if (!text.isEmpty() && answers.isEmpty()) {
                question.add(text);
            } else if (!text.isEmpty()) {
                faults.at(at, "\"" + text + "\" after an answer, expected - WRONG : MISCONCEPTION or * RIGHT : REASON");
            }
        }
        long right = answers.stream().filter(Step.Answer::right).count();
        if (question.isEmpty()) {
            faults.at(line, "the " + what + " asks nothing, expected a question before its answers");
        }
        if (answers.size() < 2) {
            faults.at(line, "the " + what + " has too few answers: " + answers.size() + ", expected at least 2");
        } else if (right != 1) {
            faults.at(line, what + " needs exactly one right answer (*), found " + right);
        }
        return new Asked(String.join(" ", question), answers);
    }

    private static Step.Answer answer(String line) {
        String[] halves = line.substring(2).split(" : ", 2);
        Optional<String> why = halves.length == 2 ? Optional.of(halves[1].strip()) : Optional.empty();
        return new Step.Answer(line.startsWith("*"), halves[0].strip(), why);
    }
}
