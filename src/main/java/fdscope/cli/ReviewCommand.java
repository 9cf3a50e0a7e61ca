package fdscope.cli;

import fdscope.lab.script.Step;
import fdscope.lesson.Review;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope review}: asks the questions that come back. */
@Command(
        name = "review",
        description = {
            "Ask the questions that come back: what you missed, 1, 3 and 7 lessons later.",
            "One line for the answer, one for how sure you are; q stops, what was answered is kept."
        })
final class ReviewCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Option(names = "--json", description = "Ask nothing: print what comes back as one JSON array.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        TextOut out = at.out();
        KeptProgress kept = new KeptProgress(fdscope.progress(), at.err());
        List<Review.Due> due = Review.due(fdscope.course().course(), kept.progress(), PlainReview.today());
        if (json) {
            out.json(
                    new JsonText().array(due.stream().map(ReviewCommand::fields).toList()));
            out.flush();
            return ExitCode.DONE;
        }
        out.line(PlainReview.comeBack(due.size()));
        try {
            if (!due.isEmpty()) {
                new PlainReview(out, new PlainInput(at.in(), out, at.powers().isTerminal(0)), kept).ask(due);
            }
        } catch (PlainInput.Quit e) {
            out.line("What you answered is kept; the others wait.");
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** Never which answer is right. */
    private static Map<String, Object> fields(Review.Due due) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lesson", due.lesson().id());
        fields.put("slug", due.lesson().slug());
        fields.put("page", due.lesson().pageOf(due.question()) + 1);
        fields.put("lab", due.question().lab().orElse(null));
        fields.put("question", due.question().key());
        fields.put("text", due.question().text());
        fields.put(
                "answers",
                due.question().answers().stream().map(Step.Answer::text).toList());
        return fields;
    }
}
