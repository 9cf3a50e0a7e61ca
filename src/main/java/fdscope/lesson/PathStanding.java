package fdscope.lesson;

import java.util.List;
import java.util.Optional;

/**
 * Where a learner stands on the way through a course.
 *
 * @param path empty: the course has none to choose from, its lessons are taken by number
 */
public record PathStanding(Course course, Progress progress, Optional<CoursePath> path) {
    /** On the path that the learner chose, if the course still has it, else on its first. */
    public static PathStanding of(Course course, Progress progress) {
        List<CoursePath> paths = course.paths().paths();
        return new PathStanding(
                course,
                progress,
                progress.path()
                        .flatMap(chosen -> course.paths().path(chosen.id()))
                        .or(() -> paths.stream().findFirst()));
    }

    /** The course's lessons by number, no other way: nothing has to be said of a path. */
    public boolean isWholeCourse() {
        return path.isEmpty()
                || path.get().stops().stream().allMatch(stop -> stop.lab().isEmpty())
                        && path.get().stops().stream()
                                .map(CoursePath.Stop::lesson)
                                .toList()
                                .equals(course.rows().stream()
                                        .map(Course.Row::number)
                                        .toList());
    }

    /** The lessons of the path, in its order. */
    public List<Course.Row> rows() {
        if (path.isEmpty()) {
            return course.rows();
        }
        List<Course.Row> all = course.rows();
        return path.get().stops().stream()
                .flatMap(stop -> all.stream().filter(row -> row.number() == stop.lesson()))
                .toList();
    }

    /** The lab that the path takes of a lesson; empty: the whole lesson. */
    public Optional<String> lab(Lesson lesson) {
        return path.flatMap(any -> any.stop(lesson.number())).flatMap(CoursePath.Stop::lab);
    }

    /** Read to its end; or, of a lesson of which the path takes a lab, that lab's questions answered. */
    public boolean isDone(Lesson lesson) {
        return progress.isDone(lesson.slug())
                || lab(lesson)
                        .flatMap(lesson.outline()::lab)
                        .filter(lab -> lab.keys().stream()
                                .noneMatch(key ->
                                        progress.attempts(lesson.slug(), key).isEmpty()))
                        .isPresent();
    }

    /** Neither done nor to be skipped. What was placed and begun all the same is to be gone on with. */
    public boolean isOpen(Lesson lesson) {
        boolean begun = progress.lesson(lesson.slug()).isPresent();
        return !isDone(lesson) && (begun || !progress.isPlaced(lesson.slug()));
    }

    /** The lesson to go on with; empty when nothing is left on the path. */
    public Optional<Lesson> next() {
        return progress.next(
                rows().stream().flatMap(row -> row.lesson().stream()).toList(), this::isOpen);
    }

    /** How many of the path's lessons are done. */
    public int done() {
        return (int) rows().stream()
                .filter(row -> row.lesson().filter(this::isDone).isPresent())
                .count();
    }

    /** How many of the path's lessons may be skipped and are not done. */
    public int placed() {
        return (int) rows().stream()
                .flatMap(row -> row.lesson().stream())
                .filter(lesson -> !isDone(lesson) && progress.isPlaced(lesson.slug()))
                .count();
    }

    /** The page to open a lesson at, from 0: where the learner was, else where the path begins with it. */
    public int page(Lesson lesson) {
        Optional<Integer> was = progress.lesson(lesson.slug())
                .filter(any -> any.done().isEmpty())
                .map(Progress.OfLesson::page);
        // What stands before a lesson's first lab leads to it, and is short.
        boolean fromTheStart = lab(lesson)
                .filter(name -> !lesson.outline().labs().get(0).name().equals(name))
                .isEmpty();
        return was.orElseGet(() -> fromTheStart
                ? 0
                : lab(lesson)
                        .flatMap(lesson.outline()::lab)
                        .map(Outline.Lab::page)
                        .orElse(0));
    }
}
