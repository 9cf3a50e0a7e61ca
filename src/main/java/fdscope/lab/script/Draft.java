package fdscope.lab.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lab after parsing and before checking.
 *
 * @param variantsKnown false where the {@code variants} line is broken: then nothing can be said of guards and counts
 * @param broken the numbers of the lines that are left out
 * @param poisoned names that a broken line may have bound; nothing is said of them either
 * @param anyPoisoned a broken line binds something, and it cannot be told what
 * @param anything it has a line that is more than a comment or its name
 */
record Draft(
        String name,
        Optional<String> title,
        List<String> variants,
        boolean variantsKnown,
        List<Script.ActorDeclaration> actors,
        List<Script.Line> lines,
        List<Script.Comment> comments,
        Set<Integer> broken,
        Set<String> poisoned,
        boolean anyPoisoned,
        boolean anything,
        Names names) {

    boolean isPoisoned(String name) {
        return anyPoisoned || poisoned.contains(name);
    }

    boolean hasBrokenLines() {
        return !broken.isEmpty();
    }

    /** A line between these two is left out. */
    boolean brokenBetween(int after, int before) {
        return broken.stream().anyMatch(line -> line > after && line < before);
    }

    Script script() {
        return new Script(name, title, variants, actors, lines, comments);
    }
}
