package fdscope.cli;

import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lesson.Course;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.Lesson;
import fdscope.lesson.store.CourseIndex;
import fdscope.lesson.store.LessonFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The course that a command works on: the built-in one, or that of {@code --lessons DIR}, which nobody vouches for. */
final class CourseChoice {
    private static final Pattern IN_MARKDOWN = Pattern.compile("(.*\\.md)/([a-z][a-z0-9-]*)");

    private final Surroundings surroundings;
    private final Optional<Path> other;
    private final Course course;

    private CourseChoice(Surroundings surroundings, Optional<Path> other, Course course) {
        this.surroundings = surroundings;
        this.other = other;
        this.course = course;
    }

    static CourseChoice of(Surroundings surroundings, Optional<Path> other) {
        Path builtIn = surroundings.builtInLessons();
        return new CourseChoice(
                surroundings,
                other,
                other.map(folder -> LessonFolder.read(folder, builtIn))
                        .orElseGet(() -> CourseIndex.read(builtIn, surroundings.courseIndex())));
    }

    Course course() {
        return course;
    }

    boolean isBuiltIn() {
        return other.isEmpty();
    }

    Path folder() {
        return other.orElseGet(surroundings::builtInLessons);
    }

    Lesson lesson(String reference) throws WrongUse {
        Optional<Lesson> lesson = course.lesson(reference);
        if (lesson.isEmpty()) {
            throw new WrongUse(course.notFound(reference));
        }
        return lesson.get();
    }

    /** LAB: a lesson, LESSON/LABNAME, the path of a .lab or .md file, or {@code -}. */
    LabSource lab(String reference) throws WrongUse, ScriptError.Found {
        Path here = Path.of("");
        if (reference.equals("-")) {
            Script script = LabFiles.standardInput(surroundings.in());
            return new LabSource(script, "stdin", Optional.empty(), false, here);
        }
        Matcher inMarkdown = IN_MARKDOWN.matcher(reference);
        if (inMarkdown.matches()) {
            return file(Path.of(inMarkdown.group(1)), Optional.of(inMarkdown.group(2)));
        }
        if (reference.endsWith(".lab") || reference.endsWith(".md")) {
            return file(Path.of(reference), Optional.empty());
        }
        Optional<LabPlace> place = course.lab(reference);
        if (place.isEmpty()) {
            throw new WrongUse(course.notFound(reference));
        }
        return of(place.get());
    }

    LabSource of(LabPlace place) {
        Path file = Path.of(place.lesson().file());
        return new LabSource(
                place.lab().script(),
                place.lesson().file(),
                Optional.of(place),
                isBuiltIn(),
                Optional.ofNullable(file.getParent()).orElse(Path.of("")));
    }

    private static LabSource file(Path path, Optional<String> lab) throws WrongUse, ScriptError.Found {
        return new LabSource(
                LabFiles.file(path, lab),
                path.toString(),
                Optional.empty(),
                false,
                Optional.ofNullable(path.getParent()).orElse(Path.of("")));
    }
}
