package fdscope.lesson;

import fdscope.lesson.Progress.Attempt;
import fdscope.lesson.Progress.OfLesson;
import fdscope.lesson.Progress.Practice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a learner has done, for a teacher: only of lessons that the course has.
 *
 * @param path that the learner is on, if the course has paths
 * @param lessons begun, done or placed, in the order of the course
 * @param sureness first answers to questions, for guesses, quite sure and certain: three elements
 * @param standing misconceptions whose question was answered wrongly the last time, in the order of the course
 * @param due how many questions wait to be answered again
 */
public record LearningRecord(
        Optional<CoursePath> path,
        List<OfOne> lessons,
        List<Sureness> sureness,
        Test test,
        List<Misconception> standing,
        Reviews reviews,
        int due) {
    public LearningRecord {
        lessons = List.copyOf(lessons);
        sureness = List.copyOf(sureness);
        standing = List.copyOf(standing);
    }

    /**
     * @param begun when anything of it was answered first, else when it was visited last; empty: only placed
     * @param placed when the placement test showed that it may be skipped
     * @param right first answers to the predictions of its labs
     * @param asked how many of them there are
     * @param practice of its exercise
     */
    public record OfOne(
            Lesson lesson,
            Optional<Instant> begun,
            Optional<Instant> done,
            Optional<Instant> placed,
            int right,
            int wrong,
            int asked,
            Practice practice) {}

    /** @param sure 1 a guess, 2 quite sure, 3 certain */
    public record Sureness(int sure, int right, int wrong) {}

    /** The placement test, as far as it was taken. */
    public record Test(int asked, int answered, int placed) {}

    /**
     * @param belief what the chosen answer takes for granted, as the course names it; the answer where it names nothing
     * @param last the wrong answer
     */
    public record Misconception(Lesson lesson, Question question, String belief, Attempt last) {}

    /** Questions that came back and were answered then. */
    public record Reviews(int right, int wrong) {}

    private record Answered(Lesson lesson, Question question, List<Attempt> attempts) {
        Attempt first() {
            return attempts.get(0);
        }

        Attempt last() {
            return attempts.get(attempts.size() - 1);
        }
    }

    /** @param today in UTC */
    public static LearningRecord of(Course course, Progress progress, LocalDate today) {
        List<Answered> answered = new ArrayList<>();
        for (Lesson lesson : course.lessons()) {
            for (Question question : lesson.questions()) {
                List<Attempt> attempts = progress.attempts(lesson.slug(), question.key());
                if (!attempts.isEmpty()) {
                    answered.add(new Answered(lesson, question, attempts));
                }
            }
        }
        List<Attempt> reviews = answered.stream()
                .flatMap(one -> one.attempts.stream())
                .filter(Attempt::review)
                .toList();
        int right = (int) reviews.stream().filter(Attempt::right).count();
        List<Placement.Item> test = course.placement().items();
        List<Attempt> taken = test.stream()
                .flatMap(item -> Placement.answer(item, progress).stream())
                .toList();
        int placed = (int) test.stream()
                .filter(item -> progress.isPlaced(item.lesson().slug()))
                .count();
        return new LearningRecord(
                PathStanding.of(course, progress).path(),
                course.lessons().stream()
                        .flatMap(lesson -> one(lesson, progress, answered).stream())
                        .toList(),
                List.of(sureness(1, answered), sureness(2, answered), sureness(3, answered)),
                new Test(test.size(), taken.size(), placed),
                answered.stream()
                        .filter(one -> !one.last().right())
                        .map(LearningRecord::misconception)
                        .toList(),
                new Reviews(right, reviews.size() - right),
                Review.due(course, progress, today).size());
    }

    private static Optional<OfOne> one(Lesson lesson, Progress progress, List<Answered> answered) {
        Optional<OfLesson> at = progress.lesson(lesson.slug());
        Optional<Instant> placed = Optional.of(lesson.slug())
                .filter(progress::isPlaced)
                .map(slug -> progress.placement().get(slug).attempt().at());
        if (at.isEmpty() && placed.isEmpty()) {
            return Optional.empty();
        }
        List<Attempt> first = answered.stream()
                .filter(one -> one.lesson.equals(lesson) && one.question.lab().isPresent())
                .map(Answered::first)
                .toList();
        int right = (int) first.stream().filter(Attempt::right).count();
        int asked = (int) lesson.questions().stream()
                .filter(question -> question.lab().isPresent())
                .count();
        Optional<Instant> begun =
                first.stream().map(Attempt::at).min(Comparator.naturalOrder()).or(() -> at.map(OfLesson::visited));
        return Optional.of(new OfOne(
                lesson,
                begun,
                at.flatMap(OfLesson::done),
                placed,
                right,
                first.size() - right,
                asked,
                progress.practice(lesson.slug())));
    }

    private static Sureness sureness(int sure, List<Answered> answered) {
        List<Attempt> first = answered.stream()
                .map(Answered::first)
                .filter(any -> any.sure() == sure)
                .toList();
        int right = (int) first.stream().filter(Attempt::right).count();
        return new Sureness(sure, right, first.size() - right);
    }

    private static Misconception misconception(Answered one) {
        var answers = one.question.answers();
        // A question may have lost answers since it was asked.
        String belief = one.last().answer() < answers.size()
                ? answers.get(one.last().answer())
                        .why()
                        .orElse(answers.get(one.last().answer()).text())
                : "an answer that the question has no more";
        return new Misconception(one.lesson, one.question, belief, one.last());
    }
}
