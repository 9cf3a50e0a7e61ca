package fdscope.cli;

import fdscope.lab.LabRun;
import fdscope.lab.Laboratory;
import fdscope.lab.script.Script;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.SceneText;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.Lesson;
import fdscope.lesson.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lab, step by step, in lines: each step is told when Enter is pressed; going back shows what was, marked REPLAY. */
final class PlainLab {
    private static final String KEYS = "Enter: next.  b: back.  stage: the stage again.  w NUMBER: source.  q: quit. ";

    private final LabPlace place;
    private final TextOut out;
    private final PlainInput input;
    private final Answers answers;
    private final PlainKernel kernel;
    private final List<Told> told = new ArrayList<>();
    private Scene scene = Scene.EMPTY;
    private Optional<Kept> kept = Optional.empty();

    /** Where committed answers go. */
    interface Answers {
        void commit(Question question, int answer, int sure);
    }

    /** What the kernel map says of a step. */
    private interface Way {
        List<String> under(List<TraceEvent> events, Scene before);
    }

    /** One step, as it was told. */
    private record Told(List<String> lines, List<String> sources, Scene scene) {}

    private record Kept(TraceEvent.Asked asked, int answer) {}

    PlainLab(LabPlace place, PlainKernel kernel, TextOut out, PlainInput input, Answers answers) {
        this.place = place;
        this.out = out;
        this.input = input;
        this.answers = answers;
        this.kernel = kernel;
    }

    void play(Laboratory laboratory) throws PlainInput.Quit {
        Script script = place.lab().script();
        out.line("Lab " + script.name() + ": " + place.lab().title() + ".");
        for (String variant : script.variants()) {
            if (!variant.equals(Script.ONLY_VARIANT)) {
                out.line("");
                out.line("Variant " + variant + ".");
            }
            told.clear();
            scene = Scene.EMPTY;
            try (LabRun run = LabRun.of(script, place.lesson().file(), variant, laboratory)) {
                play(run, script.variants().indexOf(variant));
            }
        }
    }

    private void play(LabRun run, int variant) throws PlainInput.Quit {
        PlainSteps steps = new PlainSteps(run.steps());
        tell("Beginning, " + steps.count() + " steps follow.", run.begin(), false, (events, before) -> List.of());
        List<TraceEvent> untold = new ArrayList<>();
        while (run.upcoming().isPresent()) {
            int at = run.position();
            if (steps.isSilent(at)) {
                untold.addAll(run.step());
                continue;
            }
            hold(told.size() - 1);
            untold.addAll(run.step());
            tell(
                    "Step " + steps.numberOf(at) + " of " + steps.count() + ".",
                    List.copyOf(untold),
                    steps.tellsResult(at),
                    (events, before) ->
                            kernel.way(steps.lines(), steps.lines().get(at), variant, events, before, scene));
            untold.clear();
        }
        hold(told.size() - 1);
        LabRun.Ending ending = run.end();
        List<String> lines = new ArrayList<>();
        untold.forEach(event -> lines.addAll(PlainWords.of(event)));
        ending.events().forEach(event -> lines.addAll(PlainWords.of(event)));
        lines.addAll(answer());
        lines.forEach(out::line);
        out.line("The lab " + ending.outcome() + ". Left over: " + ending.left().processes() + " processes, "
                + ending.left().sockets() + " sockets, " + ending.left().files() + " files.");
        out.line("");
    }

    private void tell(String heading, List<TraceEvent> events, boolean result, Way way) throws PlainInput.Quit {
        List<String> lines = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        Scene before = scene;
        lines.add("");
        lines.add(heading);
        Optional<TraceEvent.Asked> question = Optional.empty();
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Staged staged) {
                scene = staged.scene();
                continue;
            }
            if (event instanceof TraceEvent.Asked asked) {
                lines.addAll(answer());
                question = Optional.of(asked);
            }
            lines.addAll(PlainWords.of(event));
            if (event instanceof TraceEvent.Claimed) {
                lines.addAll(answer());
            }
            if (event instanceof TraceEvent.Expected check && !check.source().isEmpty()) {
                sources.add(check.text() + ": " + check.source());
            }
        }
        if (result) {
            lines.addAll(answer());
        }
        lines.addAll(way.under(events, before));
        lines.addAll(PlainWords.stage(before, scene));
        told.add(new Told(List.copyOf(lines), sources, scene));
        lines.forEach(out::line);
        if (question.isPresent()) {
            commit(question.get());
        }
    }

    private void commit(TraceEvent.Asked asked) throws PlainInput.Quit {
        int most = asked.answers().size();
        int answer = input.choose("Your answer, 1 to " + most + ": ", most);
        int sure = input.choose("How sure, 1 guess, 2 quite sure, 3 certain: ", 3);
        out.line("Kept. You said " + answer + ", "
                + asked.answers().get(answer - 1).text() + ", "
                + List.of("a guess", "quite sure", "certain").get(sure - 1) + ".");
        kept = Optional.of(new Kept(asked, answer));
        Lesson.questionsOf(place.lab().script()).stream()
                .filter(question -> question.line() == asked.line())
                .findFirst()
                .ifPresent(question -> answers.commit(question, answer - 1, sure));
    }

    /** The answer of the question before, now that it was seen. */
    private List<String> answer() {
        List<String> lines = new ArrayList<>();
        kept.ifPresent(was -> {
            List<TraceEvent.Choice> choices = was.asked().answers();
            for (int i = 0; i < choices.size(); i++) {
                TraceEvent.Choice choice = choices.get(i);
                if (choice.right()) {
                    String why = choice.why() == null ? "" : ": " + choice.why();
                    String said = i + 1 == was.answer()
                            ? "You said so."
                            : "You said " + was.answer() + ", " + misconception(choices.get(was.answer() - 1));
                    lines.addAll(
                            PlainWords.wrap("The answer was " + (i + 1) + ", " + choice.text() + why + ". " + said));
                }
            }
        });
        kept = Optional.empty();
        return lines;
    }

    private static String misconception(TraceEvent.Choice choice) {
        return choice.why() == null
                ? choice.text() + "."
                : choice.text() + "; that would be so if: " + choice.why() + ".";
    }

    /** At {@code at}, the step told last: until the learner wants the one after the live edge. */
    private void hold(int at) throws PlainInput.Quit {
        int shown = at;
        while (true) {
            String said = input.ask(KEYS);
            if (said.isEmpty() && shown == at) {
                return;
            } else if (said.isEmpty() || said.equals("b")) {
                shown = said.isEmpty() ? shown + 1 : Math.max(0, shown - 1);
                out.line(shown == at ? "Back at the live edge." : "REPLAY, not happening now:");
                told.get(shown).lines().forEach(out::line);
            } else if (said.equals("stage")) {
                SceneText.state(told.get(shown).scene()).forEach(out::line);
            } else if (said.matches("w( [0-9]+)?")) {
                whence(said.length() > 2 ? number(said.substring(2)) : shown);
            } else {
                out.line("Enter, b, stage, w NUMBER or q, please.");
            }
        }
    }

    private static int number(String digits) {
        return digits.length() > 6 ? -1 : Integer.parseInt(digits);
    }

    private void whence(int step) {
        List<String> sources =
                step < 0 || step >= told.size() ? List.of() : told.get(step).sources();
        sources.forEach(source -> PlainWords.wrap(source).forEach(out::line));
        if (sources.isEmpty()) {
            out.line("Step " + step + " checked nothing.");
        }
        out.line("The stage is read from /proc/PID/fd, /proc/PID/fdinfo and sock_diag of each actor.");
    }
}
