package fdscope.exercise;

import fdscope.lesson.ContentError;
import fdscope.lesson.Lesson;
import fdscope.lesson.Task;
import fdscope.lesson.TaskParser;
import fdscope.lesson.store.ContentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the folder {@code exercise} of a lesson: {@code task.md}, {@code start}, {@code good} and the bad ones. */
public final class ExerciseReader {
    private static final int FEWEST_BAD = 3;
    private static final Pattern EXPECT = Pattern.compile("(?://|#)\\s*expect:\\s*(\\S.*?)\\s*");

    private final Path folder;
    private final Path root;
    private final List<ContentError> errors = new ArrayList<>();

    private ExerciseReader(Path folder, Path root) {
        this.folder = folder;
        this.root = root;
    }

    /**
     * The exercise of a lesson; empty if it has none.
     *
     * @param root of the course: nothing outside of it is read
     * @throws ContentError.Found with every fault
     */
    public static Optional<Exercise> read(Lesson lesson, Path root) throws ContentError.Found {
        Path folder = Path.of(lesson.file()).resolveSibling("exercise");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(new ExerciseReader(folder, root).read(lesson.id(), lesson.slug()));
    }

    private Exercise read(String id, String slug) throws ContentError.Found {
        Path file = folder.resolve("task.md");
        Task task;
        try {
            task = TaskParser.parse(ContentFile.read(file, root), file.toString());
        } catch (ContentError.Found e) {
            throw new ContentError.Found(e.errors());
        }
        String end = "." + task.language().word();
        Path start = program("start" + end);
        Path good = program("good" + end);
        List<Exercise.Bad> bads = bads(end);
        if (bads.size() < FEWEST_BAD && errors.isEmpty()) {
            errors.add(new ContentError(
                    folder.toString(),
                    1,
                    bads.size() + " programs bad_WHAT" + end + ", expected " + FEWEST_BAD
                            + " or more, each wrong in a way of its own"));
        }
        if (!errors.isEmpty()) {
            throw new ContentError.Found(errors);
        }
        return new Exercise(id, slug, task, start, good, bads);
    }

    private Path program(String name) {
        Path file = folder.resolve(name);
        text(file);
        return file;
    }

    private List<Exercise.Bad> bads(String end) {
        List<Path> files = List.of();
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(
                            path -> path.getFileName().toString().matches("bad_[A-Za-z0-9_-]+" + Pattern.quote(end)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            errors.add(new ContentError(folder.toString(), 1, "cannot be read"));
        }
        int line = end.equals(".c") ? 1 : 2;
        List<Exercise.Bad> bads = new ArrayList<>();
        for (Path file : files) {
            String said = text(file).lines().skip(line - 1L).findFirst().orElse("");
            Matcher expect = EXPECT.matcher(said);
            if (expect.matches()) {
                bads.add(new Exercise.Bad(file, expect.group(1)));
            } else {
                errors.add(new ContentError(
                        file.toString(),
                        line,
                        "expected " + (line == 1 ? "//" : "#") + " expect: words of the message that it fails with"));
            }
        }
        return bads;
    }

    private String text(Path file) {
        try {
            return ContentFile.read(file, root);
        } catch (ContentError.Found e) {
            errors.addAll(e.errors());
            return "";
        }
    }
}
