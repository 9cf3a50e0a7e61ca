package fdscope.cli;

import fdscope.exercise.Exercise;
import fdscope.exercise.ExerciseReader;
import fdscope.exercise.Workshop;
import fdscope.lesson.ContentError;
import fdscope.lesson.Lesson;
import fdscope.lesson.Progress;
import fdscope.lesson.Progress.Practice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The exercise that a command works on, and what is known of the learner's work on it. */
final class ExerciseChoice {
    private final FdscopeCommand fdscope;
    private final CourseChoice course;
    private final Exercise exercise;

    private ExerciseChoice(FdscopeCommand fdscope, CourseChoice course, Exercise exercise) {
        this.fdscope = fdscope;
        this.course = course;
        this.exercise = exercise;
    }

    /** @param reference the lesson's number or slug */
    static ExerciseChoice of(FdscopeCommand fdscope, String reference) throws WrongUse {
        CourseChoice course = fdscope.course();
        Lesson lesson = course.lesson(reference);
        try {
            Exercise exercise = ExerciseReader.read(lesson, course.folder())
                    .orElseThrow(() -> new WrongUse("lesson " + lesson.id() + " has no exercise"));
            return new ExerciseChoice(fdscope, course, exercise);
        } catch (ContentError.Found e) {
            throw new WrongUse("the exercise of lesson " + lesson.id() + " is broken\n" + e.getMessage());
        }
    }

    Exercise exercise() {
        return exercise;
    }

    CourseChoice course() {
        return course;
    }

    Workshop workshop() {
        return new Workshop(fdscope.surroundings().stateFolder());
    }

    /** The file to check: the one that was named, or the one that was begun. */
    Path file(Optional<Path> named) throws WrongUse {
        if (named.isPresent()) {
            if (!Files.isRegularFile(named.get())) {
                throw new WrongUse(named.get() + ": no such file, expected a program of yours");
            }
            return named.get();
        }
        Optional<Path> begun = workshop().noted(exercise);
        if (begun.isEmpty()) {
            throw new WrongUse("exercise " + exercise.id() + " was not begun yet; fdscope start " + exercise.id()
                    + " gives you a file to begin with, or name yours: fdscope check " + exercise.id() + " FILE");
        }
        if (!Files.isRegularFile(begun.get())) {
            throw new WrongUse(
                    begun.get() + " is gone; fdscope start " + exercise.id() + " begins anew, or name your file");
        }
        return begun.get();
    }

    Practice practice() {
        return fdscope.progress().load().progress().practice(exercise.slug());
    }

    void learned(Practice more) {
        Progress before = fdscope.progress().load().progress();
        fdscope.progress()
                .save(before.practised(exercise.slug(), more, Instant.now()))
                .notice()
                .ifPresent(fdscope.surroundings().err()::line);
    }
}
