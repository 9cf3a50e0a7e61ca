package fdscope.tui.screen;

import fdscope.exercise.Workpiece;
import fdscope.lesson.Course;
import fdscope.lesson.Lesson;
import fdscope.lesson.PathStanding;
import fdscope.lesson.Progress;
import fdscope.lesson.Review;
import fdscope.observe.KnownSockets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What every screen may show beside its own state.
 *
 * @param facts for the header: {@code 6.18.44}, {@code user} or {@code root}
 * @param kernel what was told of the running kernel so far
 * @param exercises what is known of them
 * @param lab of the lesson that is open, as far as it was seen
 * @param notice one sentence for the learner, until the next key
 */
public record Scenery(
        Course course,
        Progress progress,
        Facts facts,
        Optional<String> notice,
        KernelFeed kernel,
        Exercises exercises,
        Optional<LabView> lab) {
    /** The questions that come back to the learner now. */
    public List<Review.Due> due() {
        return Review.due(course, progress, facts.today);
    }

    public PathStanding standing() {
        return PathStanding.of(course, progress);
    }

    /** How far the learner is with a lesson's exercise; empty: it has none. */
    Optional<String> exerciseWords(Lesson lesson) {
        if (!exercises.has(lesson)) {
            return Optional.empty();
        }
        boolean passed = progress.practice(lesson.slug()).passed().isPresent();
        Optional<Workpiece.Standing> known = exercises.of(lesson.slug()).map(piece -> piece.standing(progress));
        return Optional.of(
                passed ? "passed" : known.map(Workpiece.Standing::words).orElse("not passed"));
    }

    /**
     * @param kernel as uname(2) names its release
     * @param user {@code user} or {@code root}
     * @param known sockets that have a name for people
     * @param today when the program began, in UTC
     * @param elsewhere one sentence where Linux does not run on a machine of its own, else ""
     */
    public record Facts(String kernel, String user, KnownSockets known, LocalDate today, String elsewhere) {
        public Facts(String kernel, String user) {
            this(kernel, user, new KnownSockets(List.of()));
        }

        public Facts(String kernel, String user, KnownSockets known) {
            this(kernel, user, known, LocalDate.EPOCH, "");
        }

        public Facts elsewhere(String sentence) {
            return new Facts(kernel, user, known, today, sentence);
        }

        public Facts on(LocalDate day) {
            return new Facts(kernel, user, known, day, elsewhere);
        }
    }
}
