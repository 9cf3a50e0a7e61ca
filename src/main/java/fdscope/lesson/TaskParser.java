package fdscope.lesson;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lesson.Block.LabBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code task.md}: front matter, the task, three hints, and the labs that check a program. */
public final class TaskParser {
    static final int HINTS = 3;
    private static final List<String> KEYS = List.of("title", "minutes", "language");

    private TaskParser() {}

    /**
     * @param file for messages
     * @throws ContentError.Found with every fault, in order of lines
     */
    public static Task parse(String text, String file) throws ContentError.Found {
        List<ContentError> errors = new ArrayList<>();
        SourceText source = SourceText.of(text, file, errors);
        FrontMatter head = new FrontMatter(source, file, errors, new FrontMatter.Keys("a task", KEYS, KEYS));
        Task.Language language =
                head.oneOf("language", List.of("c", "sh")).equals("sh") ? Task.Language.SH : Task.Language.C;
        List<Block> prose = new ArrayList<>();
        List<Block.HintBlock> hints = new ArrayList<>();
        List<LabBlock> checks = new ArrayList<>();
        Faults faults = new Faults(file, 0, errors);
        for (Block block : new MarkdownReader(faults, FenceReader.OF_TASK).read(source.from(head.length()))) {
            if (block instanceof Block.HintBlock hint) {
                hints.add(hint);
            } else if (block instanceof LabBlock check) {
                checks.add(check);
            } else {
                prose.add(block);
            }
        }
        int end = source.lines().size();
        if (prose.isEmpty()) {
            faults.at(end, "the task has no text, expected what is to be written");
        }
        if (hints.size() != HINTS) {
            faults.at(
                    hints.isEmpty() ? end : hints.get(hints.size() - 1).line(),
                    hints.size() + " hints, expected " + HINTS + ", each a fence ```hint");
        }
        checks(checks, faults, end);
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(ContentError::line));
            throw new ContentError.Found(errors);
        }
        return new Task(file, head.text("title"), head.minutes(), language, prose, hints, checks);
    }

    private static void checks(List<LabBlock> checks, Faults faults, int end) {
        if (checks.isEmpty() && faults.errors().isEmpty()) {
            faults.at(end, "nothing checks the program, expected a fence ```lab with program()");
        }
        Set<String> names = new HashSet<>();
        for (LabBlock check : checks) {
            if (!names.add(check.name())) {
                faults.at(check.line(), "lab " + check.name() + " stands twice, expected another name");
            }
            if (!check.script().usesProgram()) {
                faults.at(check.line(), "lab " + check.name() + " starts no program(), expected yours = program(…)");
            }
            List<Script.Line> steps = check.script().steps();
            if (steps.stream().noneMatch(line -> line.step() instanceof Step.Claim)) {
                faults.at(
                        check.line(),
                        "lab " + check.name() + " claims nothing, expected claim \"…\": the name of a check");
            }
            steps.stream()
                    .filter(line -> line.step() instanceof Step.Predict)
                    .forEach(line -> faults.at(line.number(), "a question in a check, expected it in the lesson"));
        }
    }
}
