package fdscope.lesson;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The predictions that a learner has not committed an answer to. What stands behind one of them in its lesson is not to be
 * seen before, and what comes after the lesson that the learner is in may tell the answer as well.
 *
 * @param keys as {@link Question#key} makes them; review questions are none of them, for their answers are the lesson
 * @param in number of the lesson that the learner is in, if a question is open there
 * @param asked keys of those of that lesson
 */
public record OpenQuestions(Set<String> keys, Optional<Integer> in, Set<String> asked) {
    /** Nothing is asked: everything may be seen. */
    public static final OpenQuestions NONE = new OpenQuestions(Set.of(), Optional.empty(), Set.of());

    public OpenQuestions {
        keys = Set.copyOf(keys);
        asked = Set.copyOf(asked);
    }

    public static OpenQuestions of(Course course, Progress progress) {
        Set<String> keys = course.lessons().stream()
                .flatMap(lesson -> open(lesson, progress).stream())
                .collect(Collectors.toSet());
        Optional<Lesson> last = course.lessons().stream()
                .filter(lesson -> progress.lesson(lesson.slug()).isPresent())
                .max(Comparator.comparing(
                        lesson -> progress.lesson(lesson.slug()).orElseThrow().visited()))
                .filter(lesson -> !progress.isDone(lesson.slug()))
                .filter(lesson -> !open(lesson, progress).isEmpty());
        return new OpenQuestions(
                keys,
                last.map(Lesson::number),
                last.map(lesson -> open(lesson, progress)).orElse(Set.of()));
    }

    private static Set<String> open(Lesson lesson, Progress progress) {
        return lesson.outline().labs().stream()
                .flatMap(lab -> lab.keys().stream())
                .filter(key -> progress.attempts(lesson.slug(), key).isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean has(Set<String> keys, Collection<String> questions) {
        for (String question : questions) {
            if (keys.contains(question)) {
                return true;
            }
        }
        return false;
    }

    /** Of such a thing only where it is may be seen. */
    boolean hides(SearchEntry entry) {
        boolean later = in.isPresent()
                && !entry.kind().isNamed()
                && entry.place() instanceof SearchPlace.InLesson place
                && place.lesson() > in.get();
        return later || has(entry.kind().isReference() ? asked : keys, entry.after());
    }

    /** Whether something that begins at a line of a lesson's file stands behind an open question of the lesson. */
    public boolean hides(Lesson lesson, int line) {
        return lesson.predictions().stream()
                .anyMatch(question -> question.line() < line && keys.contains(question.key()));
    }
}
