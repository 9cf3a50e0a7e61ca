package fdscope.tui.screen;

import fdscope.exercise.Workpiece;
import fdscope.lesson.Lesson;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the exercises of the course.
 *
 * @param slugs of the lessons that have one
 * @param asked they are being read, or were
 * @param pieces in the order of the course; none before they are read
 */
public record Exercises(Set<String> slugs, boolean asked, List<Workpiece> pieces) {
    public static final Exercises NONE = of(Set.of());

    public Exercises {
        slugs = Set.copyOf(slugs);
        pieces = List.copyOf(pieces);
    }

    /** Nothing was read yet. */
    public static Exercises of(Set<String> slugs) {
        return new Exercises(slugs, false, List.of());
    }

    public Exercises asking() {
        return new Exercises(slugs, true, pieces);
    }

    public Exercises told(List<Workpiece> all) {
        return new Exercises(slugs, true, all);
    }

    /** One of them is different now. */
    public Exercises with(Workpiece piece) {
        return new Exercises(
                slugs,
                asked,
                pieces.stream()
                        .map(any -> any.slug().equals(piece.slug()) ? piece : any)
                        .toList());
    }

    public boolean has(Lesson lesson) {
        return slugs.contains(lesson.slug());
    }

    /** By what a lesson is found that has one: the word, and its title once it was read; "" without one. */
    String words(Lesson lesson) {
        return has(lesson)
                ? "exercise " + of(lesson.slug()).map(Workpiece::title).orElse("")
                : "";
    }

    /** Empty: there is none, or it was not read yet. */
    public Optional<Workpiece> of(String slug) {
        return pieces.stream().filter(piece -> piece.slug().equals(slug)).findFirst();
    }
}
