package fdscope.lesson.store;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Course.Broken;
import fdscope.lesson.CoursePaths;
import fdscope.lesson.Glossary;
import fdscope.lesson.KernelMap;
import fdscope.lesson.Lesson;
import fdscope.lesson.LessonCheck;
import fdscope.lesson.LessonParser;
import fdscope.lesson.Placement;
import fdscope.lesson.Syllabus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with lessons, {@code NN-slug/lesson.md}, and {@code reference/}. Reads whatever it finds; what cannot be read is
 * told in the {@link Course}. Symbolic links that lead out of the folder are not followed, devices and pipes not opened.
 */
public final class LessonFolder {
    private static final String REFERENCE = "reference";
    private static final int MOST_FOLDERS = 500;
    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_FAULTS = 50;

    private final Path root;
    private final Optional<Path> builtIn;
    private final List<ContentError> errors = new ArrayList<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();

    private LessonFolder(Path root, Optional<Path> builtIn) {
        this.root = root;
        this.builtIn = builtIn;
    }

    /**
     * Reads a course that has its own {@code reference/}.
     *
     * @param root messages name files as this path has them
     */
    public static Course read(Path root) {
        return new LessonFolder(root, Optional.empty()).read();
    }

    /**
     * Reads a course from elsewhere: kernel map and glossary are the built-in ones where it has none of its own. The
     * built-in syllabus is never used for it.
     *
     * @param builtIn the folder of the built-in course
     */
    public static Course read(Path root, Path builtIn) {
        return new LessonFolder(root, Optional.of(builtIn)).read();
    }

    private Course read() {
        List<Path> folders = List.of();
        try (Stream<Path> entries = Files.list(root)) {
            folders = entries.limit(MOST_ENTRIES)
                    .filter(path -> !name(path).startsWith(".") && Files.isDirectory(path))
                    .filter(path -> !name(path).equals(REFERENCE))
                    .sorted()
                    .limit(MOST_FOLDERS + 1L)
                    .toList();
        } catch (IOException e) {
            errors.add(new ContentError(
                    root.toString(), 1, "cannot be read (" + Reason.of(e) + "), expected a folder with lessons"));
        }
        if (folders.size() > MOST_FOLDERS) {
            errors.add(new ContentError(
                    root.toString(), 1, "more than " + MOST_FOLDERS + " folders, the rest is not read"));
            folders = folders.subList(0, MOST_FOLDERS);
        }
        folders.forEach(this::lesson);
        return guided(Course.of(lessons, broken, errors, references()));
    }

    /** Paths and the placement test name lessons and questions, so they come last. A course need not have them. */
    private Course guided(Course course) {
        errors.clear();
        CoursePaths paths = own("paths.json", CoursePaths.EMPTY, (text, file) -> CoursePaths.parse(text, file, course));
        Placement placement =
                own("placement.json", Placement.EMPTY, (text, file) -> Placement.parse(text, file, course));
        return course.guided(paths, placement, errors);
    }

    private void lesson(Path folder) {
        Path file = folder.resolve("lesson.md");
        List<ContentError> faults = new ArrayList<>();
        String text = "";
        try {
            if (!folder.toRealPath().startsWith(root.toRealPath())) {
                throw new ContentError.Found(List.of(new ContentError(
                        folder.toString(), 1, "a link that leads out of " + root + ", expected a folder inside")));
            }
            faults.addAll(LessonCheck.folder(folder.toString(), names(folder)));
            if (faults.stream().noneMatch(fault -> fault.file().equals(file.toString()))) {
                text = ContentFile.read(file, root);
                Lesson lesson = LessonParser.parse(text, name(folder), file.toString());
                if (faults.isEmpty()) {
                    lessons.add(lesson);
                    return;
                }
            }
        } catch (ContentError.Found e) {
            faults.addAll(e.errors());
        } catch (IOException e) {
            faults.add(new ContentError(folder.toString(), 1, "cannot be read (" + Reason.of(e) + ")"));
        }
        broken.add(new Broken(
                name(folder),
                LessonParser.number(name(folder)),
                file.toString(),
                LessonParser.labNames(text),
                readable(faults)));
    }

    /** As many as somebody reads. */
    private static List<ContentError> readable(List<ContentError> faults) {
        if (faults.size() <= MOST_FAULTS) {
            return faults;
        }
        List<ContentError> first = new ArrayList<>(faults.subList(0, MOST_FAULTS));
        ContentError next = faults.get(MOST_FAULTS);
        int more = faults.size() - MOST_FAULTS;
        first.add(new ContentError(next.file(), next.line(), "from here on " + more + " faults more"));
        return first;
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.limit(MOST_ENTRIES).forEach(path -> names.add(name(path)));
        }
        Path exercise = folder.resolve("exercise");
        if (Files.isDirectory(exercise, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> entries = Files.list(exercise)) {
                entries.limit(MOST_ENTRIES).forEach(path -> names.add("exercise/" + name(path)));
            }
        }
        return names;
    }

    private LessonCheck.References references() {
        return new LessonCheck.References(
                reference("kernel-map.json", builtIn, KernelMap::parse),
                reference("glossary.md", builtIn, Glossary::parse),
                builtIn.isPresent()
                        ? own("syllabus.json", Syllabus.EMPTY, Syllabus::parse)
                        : reference("syllabus.json", Optional.empty(), Syllabus::parse)
                                .orElse(Syllabus.EMPTY));
    }

    /** A file that only makes sense with the lessons it was written for: never the built-in one. */
    private <T> T own(String name, T otherwise, Reading<T> reading) {
        return Files.exists(root.resolve(REFERENCE).resolve(name), LinkOption.NOFOLLOW_LINKS)
                ? reference(name, Optional.empty(), reading).orElse(otherwise)
                : otherwise;
    }

    private interface Reading<T> {
        T parse(String text, String file) throws ContentError.Found;
    }

    private <T> Optional<T> reference(String name, Optional<Path> other, Reading<T> reading) {
        Path own = root.resolve(REFERENCE).resolve(name);
        boolean borrowed = other.isPresent() && !Files.exists(own, LinkOption.NOFOLLOW_LINKS);
        Path folder = borrowed ? other.get() : root;
        Path file = folder.resolve(REFERENCE).resolve(name);
        try {
            return Optional.of(reading.parse(ContentFile.read(file, folder), file.toString()));
        } catch (ContentError.Found e) {
            errors.addAll(e.errors());
            return Optional.empty();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
