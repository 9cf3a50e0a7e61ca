package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.Errata;
import fdscope.lesson.Errata.Erratum;
import fdscope.lesson.Errata.Kind;
import fdscope.lesson.Errata.Proof;
import java.util.ArrayList;
import java.util.List;

/** What the article says and what is so, in 76 columns. */
record ErrataText(Course course) {
    private static final int WIDTH = 76;

    List<String> of(Errata errata) {
        List<String> lines = new ArrayList<>();
        for (Erratum claim : errata.claims()) {
            lines.add(claim.number() + ". " + claim.verdict() + ", " + known(claim));
            part(lines, "says", claim.says());
            part(lines, "so", claim.truth());
            claim.proofs().forEach(proof -> part(lines, "see", proof(proof)));
            lines.add("");
        }
        return lines;
    }

    private static String known(Erratum claim) {
        return switch (claim.known()) {
            case "tried" -> "tried on a kernel";
            case "source" -> "read in the source";
            default -> "general knowledge, not checked by this course";
        };
    }

    private static void part(List<String> lines, String label, String text) {
        lines.addAll(Wrap.hanging(text, WIDTH, String.format("  %-6s", label), " ".repeat(8)));
    }

    private String proof(Proof proof) {
        return switch (proof.kind()) {
            case LESSON -> lesson(Integer.parseInt(proof.what()));
            case LAB -> "fdscope run " + proof.what();
            case MAP -> "fdscope map " + proof.what();
            case MAN -> proof.what();
            case RUN, SOURCE -> proof.what();
        };
    }

    private String lesson(int number) {
        return course.rows().stream()
                .filter(row -> row.number() == number)
                .findFirst()
                .map(row -> "lesson " + number + ", " + row.title() + (row.written() ? "" : " (not written yet)"))
                .orElse(Kind.LESSON.name() + number);
    }
}
