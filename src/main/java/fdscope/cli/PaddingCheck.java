package fdscope.cli;

import fdscope.lab.Laboratory;
import fdscope.lab.script.Omission;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.ContentError;
import fdscope.lesson.Course.LabPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs a lab again and again, each time without one of the steps that stand before a claim. A claim that holds whatever is
 * missing says nothing about what the lab did: it is padding.
 */
final class PaddingCheck {
    private final LabPlace place;
    private final Laboratory laboratory;
    private final BooleanSupplier cancelled;
    private final String text;
    private final int firstLine;

    /** @throws IOException if the lesson cannot be read any more */
    PaddingCheck(LabPlace place, Laboratory laboratory, BooleanSupplier cancelled) throws IOException {
        this.place = place;
        this.laboratory = laboratory;
        this.cancelled = cancelled;
        List<String> lines =
                Arrays.asList(Files.readString(Path.of(place.lesson().file()), StandardCharsets.UTF_8)
                        .split("\n", -1));
        // The fence's own line stands at the lab's number; its text begins one below.
        firstLine = place.lab().line() + 1;
        int end = firstLine - 1;
        while (end < lines.size() && !lines.get(end).strip().equals("```")) {
            end++;
        }
        text = String.join("\n", lines.subList(firstLine - 1, end));
        // Else every claim would seem to depend on a step, as none could be left out.
        if (!Omission.of(text, place.lab().name(), firstLine, 0)
                .script()
                .map(Script::steps)
                .equals(Optional.of(place.lab().script().steps()))) {
            throw new IOException(place.lesson().file() + ":" + place.lab().line() + ": the text of lab "
                    + place.lab().name() + " is not there, expected it between two lines ```");
        }
    }

    /** @param whole the verdict on the lab as it is; claims that do not hold there are not looked at */
    List<ContentError> errors(LabVerdict whole) {
        List<ContentError> errors = new ArrayList<>();
        List<Script.Line> claims = place.lab().script().steps().stream()
                .filter(line -> line.step() instanceof Step.Claim)
                .toList();
        for (Script.Line claim : claims) {
            if (held(whole, claim) && !cancelled.getAsBoolean() && !dependsOnAnything(claim)) {
                errors.add(new ContentError(
                        place.lesson().file(),
                        claim.number(),
                        "the claim holds whatever step before it is left out, so it proves nothing; expected a check"
                                + " that what the lab does makes true"));
            }
        }
        return errors;
    }

    private boolean dependsOnAnything(Script.Line claim) {
        List<Omission> runnable = new ArrayList<>();
        for (Script.Line line : place.lab().script().steps()) {
            if (line.number() < claim.number() && isDone(line.step())) {
                Omission shorter = Omission.of(text, place.lab().name(), firstLine, line.number());
                if (shorter.script().isEmpty() || takesPartOf(claim, shorter)) {
                    return true;
                }
                runnable.add(0, shorter); // the nearest first: it is the likeliest to matter
            }
        }
        for (Omission shorter : runnable) {
            LabBlock lab = new LabBlock(
                    place.lab().name(),
                    place.lab().title(),
                    place.lab().line(),
                    shorter.script().orElseThrow());
            LabVerdict verdict = LabVerdict.of(new LabPlace(place.lesson(), lab), laboratory, cancelled);
            if (cancelled.getAsBoolean() || !held(verdict, claim)) {
                return true;
            }
        }
        return false;
    }

    /** Something that is done, and not only said or looked at. */
    private static boolean isDone(Step step) {
        return step instanceof Step.Act
                || step instanceof Step.Bind
                || step instanceof Step.Pair
                || step instanceof Step.Pipe
                || step instanceof Step.Kill
                || step instanceof Step.Await;
    }

    /** A line that proves the claim went away with the step, since it uses what the step made. */
    private boolean takesPartOf(Script.Line claim, Omission shorter) {
        int end = place.lab().script().steps().stream()
                .filter(line -> line.step() instanceof Step.Claim && line.number() > claim.number())
                .mapToInt(Script.Line::number)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        return shorter.gone().stream().anyMatch(line -> line >= claim.number() && line < end);
    }

    private static boolean held(LabVerdict verdict, Script.Line claim) {
        return verdict.claims().stream()
                .anyMatch(
                        each -> each.line() == claim.number() && each.verdict().equals(LabVerdict.HELD));
    }
}
