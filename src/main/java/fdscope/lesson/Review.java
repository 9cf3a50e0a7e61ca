package fdscope.lesson;

import fdscope.lesson.Progress.Attempt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which questions come back. A missed one returns 1, 3 and 7 lessons later, counted in other lessons finished since it was
 * missed; each right answer in a review takes it one further, a wrong one back to the start. A review question of a lesson
 * comes for the first time one lesson after that lesson was finished. When nothing is left on the learner's path nothing
 * counts up any more: then each comes once a day.
 */
public final class Review {
    private static final List<Integer> LATER = List.of(1, 3, 7);

    private final Progress progress;
    private final LocalDate today;
    private final boolean over;

    private Review(Progress progress, LocalDate today, boolean over) {
        this.progress = progress;
        this.today = today;
        this.over = over;
    }

    /**
     * A question that waits for the learner.
     *
     * @param key of the question
     */
    public record Due(Lesson lesson, String key) {
        public Question question() {
            return lesson.question(key);
        }
    }

    /**
     * In the order of the course.
     *
     * @param today in UTC
     */
    public static List<Due> due(Course course, Progress progress, LocalDate today) {
        boolean over = PathStanding.of(course, progress).next().isEmpty();
        return due(course.lessons(), progress, today, over);
    }

    /** @param over nothing is left on the path */
    static List<Due> due(List<Lesson> lessons, Progress progress, LocalDate today, boolean over) {
        Review review = new Review(progress, today, over);
        List<Due> due = new ArrayList<>();
        for (Lesson lesson : lessons) {
            for (Outline.Asked asked : lesson.asked()) {
                if (review.isDue(lesson, asked)) {
                    due.add(new Due(lesson, asked.key()));
                }
            }
        }
        return List.copyOf(due);
    }

    private boolean isDue(Lesson lesson, Outline.Asked asked) {
        List<Attempt> attempts = progress.attempts(lesson.slug(), asked.key());
        if (attempts.isEmpty()) {
            Optional<Instant> done = progress.lesson(lesson.slug()).flatMap(Progress.OfLesson::done);
            return asked.lab().isEmpty()
                    && done.isPresent()
                    && (progress.finishedSince(done.get(), lesson.slug()) >= LATER.get(0) || daily(done.get()));
        }
        int missed = lastMiss(attempts);
        if (missed < 0) {
            return false;
        }
        int stage = (int) attempts.subList(missed + 1, attempts.size()).stream()
                .filter(Attempt::review)
                .count();
        return stage < LATER.size()
                && (progress.finishedSince(attempts.get(missed).at(), lesson.slug()) >= LATER.get(stage)
                        || daily(attempts.get(attempts.size() - 1).at()));
    }

    private static int lastMiss(List<Attempt> attempts) {
        int last = -1;
        for (int i = 0; i < attempts.size(); i++) {
            if (!attempts.get(i).right()) {
                last = i;
            }
        }
        return last;
    }

    private boolean daily(Instant last) {
        return over && last.atZone(ZoneOffset.UTC).toLocalDate().isBefore(today);
    }
}
