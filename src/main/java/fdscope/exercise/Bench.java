package fdscope.exercise;

import fdscope.kernel.Printable;
import fdscope.lab.Laboratory;
import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * All exercises of a course, and the learner's work on them, by the slug of their lesson. Nothing is kept but files:
 * what another program begins is seen here at once.
 */
public final class Bench {
    private final Course course;
    private final Path root;
    private final Workshop workshop;
    private final Map<String, String> environment;
    private final Optional<String> editor;

    /**
     * @param root of the course
     * @param state folder of the program's state
     * @param environment of this program
     */
    public Bench(Course course, Path root, Path state, Map<String, String> environment) {
        this(course, root, state, environment, Optional.empty());
    }

    /** @param editor of the settings: where the environment names none */
    public Bench(Course course, Path root, Path state, Map<String, String> environment, Optional<String> editor) {
        this.editor = editor;
        this.course = course;
        this.root = root;
        this.workshop = new Workshop(state);
        this.environment = Map.copyOf(environment);
    }

    /** Those of the lessons that have an exercise; nothing is read. */
    public Set<String> slugs() {
        Set<String> slugs = new LinkedHashSet<>();
        course.lessons().stream().filter(Bench::hasExercise).map(Lesson::slug).forEach(slugs::add);
        return slugs;
    }

    private static boolean hasExercise(Lesson lesson) {
        return Files.isDirectory(Path.of(lesson.file()).resolveSibling("exercise"), LinkOption.NOFOLLOW_LINKS);
    }

    /** All, in the order of the course. */
    public List<Workpiece> all() {
        return course.lessons().stream()
                .filter(Bench::hasExercise)
                .map(this::workpiece)
                .toList();
    }

    /** One of {@link #slugs}, as it is now. */
    public Workpiece one(String slug) throws IOException {
        return workpiece(lesson(slug));
    }

    private Workpiece workpiece(Lesson lesson) {
        Optional<Exercise> read;
        try {
            read = ExerciseReader.read(lesson, root);
        } catch (ContentError.Found e) {
            List<String> faults =
                    e.errors().stream().map(ContentError::toString).toList();
            return new Workpiece(lesson.id(), lesson.slug(), Optional.empty(), faults, List.of(), "", false, "");
        }
        Optional<Path> noted = read.flatMap(workshop::noted);
        return new Workpiece(
                lesson.id(),
                lesson.slug(),
                read.map(Exercise::task),
                List.of(),
                read.map(Exercise::checkNames).orElse(List.of()),
                noted.map(Path::toString).map(Printable::line).orElse(""),
                noted.filter(Files::isRegularFile).isPresent(),
                read.map(exercise -> Printable.line(
                                folder(exercise).resolve(exercise.fileName()).toString()))
                        .orElse(""));
    }

    private Lesson lesson(String slug) throws IOException {
        return course.lessons().stream()
                .filter(lesson -> lesson.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IOException("the course has no lesson " + slug));
    }

    /** What {@link #one} tells of, with its files; a broken one is refused. */
    public Exercise exercise(String slug) throws IOException {
        try {
            return ExerciseReader.read(lesson(slug), root)
                    .orElseThrow(() -> new IOException("lesson " + slug + " has no exercise"));
        } catch (ContentError.Found e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Where the file was, else {@code fdscope-NN} in the current folder, else in the home. */
    private Path folder(Exercise exercise) {
        Path here = Path.of("").toAbsolutePath();
        Path home = Path.of(environment.getOrDefault("HOME", "/"));
        return workshop.noted(exercise)
                .map(Path::getParent)
                .orElseGet(() -> (Files.isWritable(here) ? here : home).resolve("fdscope-" + exercise.id()));
    }

    /** Puts the file in place; one that is there is left as it is. */
    public Workshop.Begun begin(String slug) throws IOException {
        Exercise exercise = exercise(slug);
        return workshop.begin(exercise, folder(exercise));
    }

    /** Puts a fresh file in place; the learner's is kept beside it, under the name that is given. */
    public Optional<Path> beginAnew(String slug) throws IOException {
        Exercise exercise = exercise(slug);
        Optional<Path> mine = workshop.file(exercise);
        Optional<Path> aside = mine.isPresent() ? Optional.of(Workshop.putAside(mine.get())) : Optional.empty();
        begin(slug);
        return aside;
    }

    /** The learner's file, if it is there. */
    public Optional<Path> file(String slug) throws IOException {
        return workshop.file(exercise(slug));
    }

    /** A program that passes, line by line. */
    public List<String> solution(String slug) throws IOException {
        return Files.readString(exercise(slug).good())
                .lines()
                .map(line -> Printable.line(line.replace("\t", "    ")))
                .toList();
    }

    public Optional<Editor> editor() {
        return Editor.of(environment, editor);
    }

    /**
     * Checks the learner's file.
     *
     * @param step told what is under way, from the thread that called
     * @param cancelled asked between two steps
     * @throws IOException where there is no file
     */
    public Outcome check(String slug, Laboratory laboratory, Consumer<String> step, BooleanSupplier cancelled)
            throws IOException {
        Exercise exercise = exercise(slug);
        Path file = workshop.file(exercise).orElseThrow(() -> new IOException("the file is gone"));
        return new Checker(laboratory, environment, cancelled).telling(step).check(exercise, file);
    }
}
