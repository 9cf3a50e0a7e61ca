package fdscope.lab.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A lab, parsed and checked: every name is bound where it is used, every list of alternatives fits the variants.
 *
 * @param name lower case with hyphens
 * @param variants in the order of the script; a lab without {@code variants} has one, named {@code ""}
 * @param actors as declared; actors made by {@code spawn} are not among them
 * @param steps in order of their lines; declarations ({@code lab}, {@code variants}, {@code actors}) are no steps
 * @param comments what the author says beside, in order of their lines; nothing runs otherwise because of it
 */
public record Script(
        String name,
        Optional<String> title,
        List<String> variants,
        List<ActorDeclaration> actors,
        List<Line> steps,
        List<Comment> comments) {
    public Script {
        variants = List.copyOf(variants);
        actors = List.copyOf(actors);
        steps = List.copyOf(steps);
        comments = List.copyOf(comments);
    }

    /** Actors of one variant, declared and spawned: each is a process of about 40 MB. */
    public static final int MOST_ACTORS = 16;

    /** The only variant of a lab that declares none. */
    public static final String ONLY_VARIANT = "";

    /** The steps that belong to one variant, in order. */
    public List<Line> stepsOf(String variant) {
        return steps.stream().filter(line -> line.isIn(variant)).toList();
    }

    /** Whether it starts the program that an exercise checks. */
    public boolean usesProgram() {
        return !programs().isEmpty();
    }

    /** The names of the processes that are the program which an exercise checks. */
    public Set<String> programs() {
        return steps.stream()
                .map(Line::step)
                .filter(step -> step instanceof Step.Act act && CallTable.yieldOf(act.call(), 0) == Yield.PROGRAM)
                .flatMap(step -> ((Step.Act) step).names().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param number counts from the first line of the file the lab stands in
     * @param source the line as written, without guard, {@code else}, trailing comment and surrounding space; in a round of
     *     {@code for} with the value of that round
     * @param variants those the line belongs to, resolved from its guard; empty: to all
     * @param otherwise what it means when the line fails, as its {@code else} says
     */
    public record Line(int number, String source, List<String> variants, Step step, Optional<String> otherwise) {
        public Line {
            variants = List.copyOf(variants);
        }

        public boolean isIn(String variant) {
            return variants.isEmpty() || variants.contains(variant);
        }
    }

    /**
     * @param number of its line
     * @param text from the {@code #} on
     * @param alone nothing else stands in the line
     */
    public record Comment(int number, String text, boolean alone) {}

    /**
     * What an actor is born with.
     *
     * @param root stays root
     * @param uid becomes this user
     * @param unshare CLONE_ flags
     */
    public record ActorDeclaration(int line, String name, boolean root, Optional<Expr> uid, Optional<Expr> unshare) {}
}
