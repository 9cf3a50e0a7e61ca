package fdscope.lesson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a learner is. Merging two is like a union: it does not matter which comes first or how often, so that two
 * programs at once lose nothing.
 *
 * @param lessons by slug: those that were begun
 * @param placement by slug: the last answer to each lesson's question of the placement test, begun or not
 * @param path the one chosen last
 */
public record Progress(
        Map<String, OfLesson> lessons, Map<String, PlacementAnswer> placement, Optional<ChosenPath> path) {
    public Progress {
        lessons = Map.copyOf(lessons);
        placement = Map.copyOf(placement);
    }

    public static final Progress NONE = new Progress(Map.of(), Map.of(), Optional.empty());

    /** Nothing was begun, answered or chosen yet. */
    public boolean isNone() {
        return lessons.isEmpty() && placement.isEmpty() && path.isEmpty();
    }

    /** @param question its {@link Question#key} */
    public record PlacementAnswer(String question, Attempt attempt) {
        /** Known, and not guessed: the lesson may be skipped. */
        public boolean placed() {
            return attempt.right && attempt.sure > 1;
        }
    }

    /** @param id as the course's list of paths has it */
    public record ChosenPath(String id, Instant at) {}

    /**
     * @param page where the learner is, from 0
     * @param step of the lab on that page, from 0; 0 where none has begun
     * @param visited last
     * @param done when the lesson was finished first
     * @param answers by {@link Question#key}, oldest first
     * @param practice of its exercise
     */
    public record OfLesson(
            int page,
            int step,
            Instant visited,
            Optional<Instant> done,
            Map<String, List<Attempt>> answers,
            Practice practice) {
        /** Without an exercise. */
        public OfLesson(
                int page, int step, Instant visited, Optional<Instant> done, Map<String, List<Attempt>> answers) {
            this(page, step, visited, done, answers, Practice.NONE);
        }

        public OfLesson {
            answers = answers.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        }

        OfLesson merged(OfLesson other) {
            OfLesson later = ProgressOrder.LATEST_LESSON.compare(this, other) >= 0 ? this : other;
            Optional<Instant> first = earlier(done, other.done);
            Map<String, List<Attempt>> both = new LinkedHashMap<>(answers);
            other.answers.forEach((key, attempts) -> both.merge(key, attempts, OfLesson::union));
            return new OfLesson(later.page, later.step, later.visited, first, both, practice.merged(other.practice));
        }

        private static List<Attempt> union(List<Attempt> a, List<Attempt> b) {
            TreeSet<Attempt> all = new TreeSet<>(ProgressOrder.ATTEMPTS);
            all.addAll(a);
            all.addAll(b);
            return List.copyOf(all);
        }
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isPresent() && b.isPresent()
                ? a.filter(at -> at.isBefore(b.get())).or(() -> b)
                : a.or(() -> b);
    }

    /**
     * An exercise.
     *
     * @param hints how many have been seen
     * @param passed when it was passed first
     */
    public record Practice(int hints, Optional<Instant> passed) {
        public static final Practice NONE = new Practice(0, Optional.empty());

        Practice merged(Practice other) {
            return new Practice(Math.max(hints, other.hints), earlier(passed, other.passed));
        }
    }

    /**
     * One committed answer.
     *
     * @param answer index in the question's list, from 0
     * @param sure 1 a guess, 2 quite sure, 3 certain
     * @param review given when the question came back, not where it stands
     */
    public record Attempt(int answer, int sure, boolean right, Instant at, boolean review) {
        public Attempt {
            if (answer < 0 || sure < 1 || sure > 3) {
                throw new IllegalArgumentException("answer " + answer + ", sure " + sure);
            }
        }
    }

    /** First answers to predictions and review questions, counted. */
    public record Score(int right, int wrong, int sureAndRight, int sureAndWrong) {}

    public Optional<OfLesson> lesson(String slug) {
        return Optional.ofNullable(lessons.get(slug));
    }

    public boolean isDone(String slug) {
        return lesson(slug).flatMap(OfLesson::done).isPresent();
    }

    /** The placement test showed that this lesson may be skipped; it need not have been begun. */
    public boolean isPlaced(String slug) {
        return Optional.ofNullable(placement.get(slug))
                .filter(PlacementAnswer::placed)
                .isPresent();
    }

    /** What is known of the exercise of a lesson. */
    public Practice practice(String slug) {
        return lesson(slug).map(OfLesson::practice).orElse(Practice.NONE);
    }

    /** More is known of the exercise of a lesson. */
    public Progress practised(String slug, Practice more, Instant now) {
        OfLesson before = at(slug, now);
        return with(
                slug,
                new OfLesson(before.page, before.step, now, before.done, before.answers, before.practice.merged(more)));
    }

    /** The learner stands here now. */
    public Progress visited(String slug, int page, int step, Instant now) {
        OfLesson before = at(slug, now);
        return with(slug, new OfLesson(page, step, now, before.done, before.answers, before.practice));
    }

    /** The lesson is read to its end; the first time counts. */
    public Progress finished(String slug, Instant now) {
        OfLesson before = at(slug, now);
        return with(
                slug,
                new OfLesson(
                        before.page,
                        before.step,
                        now,
                        before.done.or(() -> Optional.of(now)),
                        before.answers,
                        before.practice));
    }

    public Progress answered(String slug, String questionKey, Attempt attempt) {
        OfLesson before = at(slug, attempt.at);
        Map<String, List<Attempt>> answers = new LinkedHashMap<>(before.answers);
        List<Attempt> attempts = new ArrayList<>(answers.getOrDefault(questionKey, List.of()));
        attempts.add(attempt);
        attempts.sort(ProgressOrder.ATTEMPTS);
        answers.put(questionKey, attempts);
        return with(
                slug, new OfLesson(before.page, before.step, before.visited, before.done, answers, before.practice));
    }

    /** The placement test's question of a lesson was answered; the last answer counts. */
    public Progress tested(String slug, PlacementAnswer answer) {
        return merged(new Progress(Map.of(), Map.of(slug, answer), Optional.empty()));
    }

    public Progress onPath(String id, Instant now) {
        return merged(new Progress(Map.of(), Map.of(), Optional.of(new ChosenPath(id, now))));
    }

    /** All that either knows. */
    public Progress merged(Progress other) {
        Map<String, OfLesson> both = new TreeMap<>(lessons);
        other.lessons.forEach((slug, theirs) -> both.merge(slug, theirs, OfLesson::merged));
        Map<String, PlacementAnswer> answers = new TreeMap<>(placement);
        other.placement.forEach((slug, theirs) ->
                answers.merge(slug, theirs, (a, b) -> ProgressOrder.LATEST_PLACEMENT.compare(a, b) >= 0 ? a : b));
        return new Progress(
                both, answers, Stream.concat(path.stream(), other.path.stream()).max(ProgressOrder.LATEST_PATH));
    }

    /** What was answered to a question, oldest first. */
    public List<Attempt> attempts(String slug, String questionKey) {
        return lesson(slug)
                .map(lesson -> lesson.answers.getOrDefault(questionKey, List.of()))
                .orElse(List.of());
    }

    /** How many other lessons than this one were finished after a moment. */
    public long finishedSince(Instant moment, String slug) {
        return lessons.entrySet().stream()
                .filter(lesson -> !lesson.getKey().equals(slug))
                .flatMap(lesson -> lesson.getValue().done.stream())
                .filter(done -> done.isAfter(moment))
                .count();
    }

    /**
     * The lesson to go on with: the last one visited if it is open, else the next after it that is open, else the first
     * that is open. Empty when none is.
     *
     * @param course in order
     */
    public Optional<Lesson> next(List<Lesson> course, Predicate<Lesson> open) {
        Optional<Lesson> last = course.stream()
                .filter(lesson -> lessons.containsKey(lesson.slug()))
                // Not max(Comparator.comparing(…)): no archive of classes can hold that, and this runs at each start.
                .reduce((a, b) -> visited(a).isAfter(visited(b)) ? a : b);
        int from = last.map(course::indexOf).orElse(0);
        List<Lesson> order = new ArrayList<>(course.subList(from, course.size()));
        order.addAll(course.subList(0, from));
        return order.stream().filter(open).findFirst();
    }

    private Instant visited(Lesson lesson) {
        return lessons.get(lesson.slug()).visited;
    }

    /** Of all lessons. */
    public Score score() {
        return score(lessons.keySet());
    }

    /** The first answer to each question of some lessons. */
    public Score score(Collection<String> slugs) {
        List<Attempt> first = new HashSet<>(slugs)
                .stream()
                        .flatMap(slug -> lesson(slug).stream())
                        .flatMap(lesson -> lesson.answers.values().stream())
                        .map(attempts -> attempts.get(0))
                        .toList();
        int right = (int) first.stream().filter(Attempt::right).count();
        List<Attempt> sure = first.stream().filter(attempt -> attempt.sure == 3).toList();
        int sureRight = (int) sure.stream().filter(Attempt::right).count();
        return new Score(right, first.size() - right, sureRight, sure.size() - sureRight);
    }

    private OfLesson at(String slug, Instant now) {
        return lessons.getOrDefault(slug, new OfLesson(0, 0, now, Optional.empty(), Map.of()));
    }

    private Progress with(String slug, OfLesson lesson) {
        Map<String, OfLesson> changed = new TreeMap<>(lessons);
        changed.put(slug, lesson);
        return new Progress(changed, placement, path);
    }
}
