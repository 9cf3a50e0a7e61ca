package fdscope.lesson;

import fdscope.lesson.Progress.Attempt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which questions come back. A missed one returns 1, 3 and 7 lessons later, counted in lessons finished since it was
 * missed; each right answer in a review takes it one further, a wrong one back to the start. A review question of a lesson
 * comes for the first time one lesson after that lesson was finished. When the whole course is finished nothing counts up
 * any more: then each comes once a day.
 */
public final class Review {
    private static final List<Integer> LATER = List.of(1, 3, 7);

    private final List<Lesson> course;
    private final Progress progress;
    private final LocalDate today;
    private final List<Instant> finishes;

    private Review(List<Lesson> course, Progress progress, LocalDate today) {
        this.course = course;
        this.progress = progress;
        this.today = today;
        this.finishes = progress.finishes();
    }

    /** A question that waits for the learner. */
    public record Due(Lesson lesson, Question question) {}

    /**
     * In the order of the course.
     *
     * @param today in UTC
     */
    public static List<Due> due(List<Lesson> course, Progress progress, LocalDate today) {
        return new Review(course, progress, today).due();
    }

    private List<Due> due() {
        List<Due> due = new ArrayList<>();
        for (Lesson lesson : course) {
            for (Question question : lesson.questions()) {
                if (isDue(lesson, question)) {
                    due.add(new Due(lesson, question));
                }
            }
        }
        return List.copyOf(due);
    }

    private boolean isDue(Lesson lesson, Question question) {
        List<Attempt> attempts = progress.attempts(lesson.slug(), question.key());
        if (attempts.isEmpty()) {
            Optional<Instant> done = progress.lesson(lesson.slug()).flatMap(Progress.OfLesson::done);
            return question.lab().isEmpty()
                    && done.isPresent()
                    && (finishedSince(done.get()) >= LATER.get(0) || daily(done.get()));
        }
        int missed = lastMiss(attempts);
        if (missed < 0) {
            return false;
        }
        int stage = (int) attempts.subList(missed + 1, attempts.size()).stream()
                .filter(Attempt::review)
                .count();
        return stage < LATER.size()
                && (finishedSince(attempts.get(missed).at()) >= LATER.get(stage)
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

    private long finishedSince(Instant moment) {
        return finishes.stream().filter(finish -> finish.isAfter(moment)).count();
    }

    private boolean daily(Instant last) {
        boolean finished = course.stream().allMatch(lesson -> progress.isDone(lesson.slug()));
        return finished && last.atZone(ZoneOffset.UTC).toLocalDate().isBefore(today);
    }
}
