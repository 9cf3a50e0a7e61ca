package fdscope.tui.screen;

import fdscope.lesson.Course;
import fdscope.lesson.Errata.Erratum;
import fdscope.lesson.Errata.Proof;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Span;
import java.util.ArrayList;
import java.util.List;

/** One claim of the article, what is so, and where that can be checked. */
public final class ErratumText {
    private ErratumText() {}

    public static TextView view(Erratum claim, Course course) {
        return TextView.of("Erratum " + claim.number(), of(claim, course));
    }

    static List<Paragraph> of(Erratum claim, Course course) {
        List<Paragraph> text = new ArrayList<>();
        text.add(new Paragraph.Heading("The article says"));
        text.add(Paragraph.of(claim.says()));
        text.add(new Paragraph.Heading("That is " + claim.verdict()));
        text.add(Paragraph.of(claim.truth()));
        text.add(new Paragraph.Heading("How that is known"));
        text.add(Paragraph.of(
                switch (claim.known()) {
                    case "tried" -> "It was tried on a running kernel.";
                    case "source" -> "It was read in a source.";
                    default -> "It is general knowledge, which this course has not checked.";
                }));
        List<Span> proofs = new ArrayList<>();
        for (Proof proof : claim.proofs()) {
            proofs.add(Span.text(proofs.isEmpty() ? "" : "\n"));
            proofs.add(span(proof, course));
        }
        text.add(new Paragraph.Text(proofs));
        return text;
    }

    private static Span span(Proof proof, Course course) {
        String what = proof.what();
        return switch (proof.kind()) {
            case LESSON ->
                course.lesson(what).isPresent()
                        ? Span.link("lesson " + what, "lesson:" + what)
                        : Span.text("lesson " + what + ", not written yet");
            case LAB -> Span.link("lab " + what, "lab:" + what);
            case MAP -> Span.link(what, "map:" + what);
            case MAN -> Span.link(what, "man:" + what);
            case RUN -> Span.code(what);
            case SOURCE -> Span.text(what);
        };
    }
}
