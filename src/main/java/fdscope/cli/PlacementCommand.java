package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.Placement;
import fdscope.lesson.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope placement}: the placement test, and what it showed. */
@Command(
        name = "placement",
        description = {
            "Predict once for each lesson; what you know, and did not guess, you may skip.",
            "It says nothing of the answers, which are the lessons'. q stops, the test goes on from there."
        })
final class PlacementCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Option(names = "--again", description = "From the beginning, also what was answered.")
    private boolean again;

    @Option(names = "--json", description = "Ask nothing: print what it showed so far as one JSON array.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        Course course = fdscope.course().course();
        Placement test = course.placement();
        if (test.items().isEmpty()) {
            throw new WrongUse("this course has no placement test");
        }
        KeptProgress kept = new KeptProgress(fdscope.progress(), at.err());
        TextOut out = at.out();
        if (json) {
            out.json(new JsonText()
                    .array(test.items().stream()
                            .map(item -> fields(item, kept.progress()))
                            .toList()));
            out.flush();
            return ExitCode.DONE;
        }
        List<Placement.Item> open = again ? test.items() : test.open(kept.progress());
        try {
            if (!open.isEmpty()) {
                ask(open, test.items().size(), kept);
            }
            out.line("");
            results(test, kept.progress()).forEach(out::line);
            out.line("");
            out.line("fdscope placement --again asks anew.");
        } catch (PlainInput.Quit e) {
            out.line("What you answered is kept; fdscope placement goes on from here.");
        }
        out.flush();
        return ExitCode.DONE;
    }

    private void ask(List<Placement.Item> open, int all, KeptProgress kept) throws PlainInput.Quit {
        Surroundings at = fdscope.surroundings();
        TextOut out = at.out();
        PlainInput input = new PlainInput(at.in(), out, at.powers().isTerminal(0));
        PlainQuestion plain = new PlainQuestion(out, input);
        PlainWords.wrap("Placement test: " + open.size() + " of " + all
                        + " predictions. A right answer that is no guess marks its lesson: you may skip it."
                        + " What was right is told at the end; the answers are the lessons'.")
                .forEach(out::line);
        for (int i = 0; i < open.size(); i++) {
            Placement.Item item = open.get(i);
            out.line("");
            PlainWords.wrap((i + 1) + " of " + open.size() + ". Lesson "
                            + item.lesson().number() + ", " + item.lesson().title() + ".")
                    .forEach(out::line);
            plain.setting(item.lesson(), item.question());
            PlainQuestion.Said said = plain.ask(item.question());
            boolean right = said.answer() == item.question().right();
            kept.keep(kept.progress()
                    .tested(
                            item.lesson().slug(),
                            new Progress.PlacementAnswer(
                                    item.question().key(),
                                    new Progress.Attempt(said.answer(), said.sure(), right, Instant.now(), false))));
        }
    }

    private static List<String> results(Placement test, Progress progress) {
        List<String> lines = new ArrayList<>();
        int placed = 0;
        for (Placement.Item item : test.items()) {
            String lesson =
                    "Lesson " + item.lesson().number() + ", " + item.lesson().title();
            if (progress.isPlaced(item.lesson().slug())) {
                placed++;
                lines.addAll(PlainWords.wrap(lesson + ": placed, you may skip it."));
            } else if (progress.isDone(item.lesson().slug())) {
                lines.addAll(PlainWords.wrap(lesson + ": done."));
            } else if (Placement.answer(item, progress).isPresent()) {
                String belief = Placement.misconception(item, progress)
                        .map(why -> " You took for granted: " + why + ". The lesson tries it.")
                        .orElse("");
                lines.addAll(PlainWords.wrap(lesson + ": for you." + belief));
            }
        }
        lines.add("");
        lines.add("Placed in " + placed + " of " + test.items().size() + " lessons. None is closed to you.");
        return lines;
    }

    private static Map<String, Object> fields(Placement.Item item, Progress progress) {
        Optional<Progress.Attempt> answer = Placement.answer(item, progress);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lesson", item.lesson().id());
        fields.put("slug", item.lesson().slug());
        fields.put("question", item.question().key());
        fields.put("answered", answer.isPresent());
        fields.put("sure", answer.map(Progress.Attempt::sure).orElse(null));
        fields.put("placed", progress.isPlaced(item.lesson().slug()));
        fields.put("done", progress.isDone(item.lesson().slug()));
        fields.put("misconception", Placement.misconception(item, progress).orElse(null));
        return fields;
    }
}
